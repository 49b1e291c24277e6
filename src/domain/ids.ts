/** Content-derived id of an article: the same article has the same id wherever its file lies. */
export type ArticleId = string & { readonly brand: 'ArticleId' };
/** Content-derived id of a passage. */
export type PassageId = string & { readonly brand: 'PassageId' };
/** Content-derived id of an event record. */
export type EventId = string & { readonly brand: 'EventId' };
