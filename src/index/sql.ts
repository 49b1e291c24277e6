/** A filter in LanceDB's SQL. Made by the functions of this file alone: no text reaches SQL in any other way. */
export type Sql = string & { readonly brand: 'Sql' };

const COLUMN = /^[a-z_]+$/;

/** `column = 'value'` */
export function equals(column: string, value: string): Sql {
  return sql(`${name(column)} = ${literal(value)}`);
}

/** `column IN ('a', 'b')`; matches nothing when there are no values. */
export function isOneOf(column: string, values: readonly string[]): Sql {
  return values.length === 0 ? sql('false') : sql(`${name(column)} IN (${values.map(literal).join(', ')})`);
}

/** The list column holds one of the values at least; matches nothing when there are no values. */
export function holdsAny(column: string, values: readonly string[]): Sql {
  return values.length === 0
    ? sql('false')
    : sql(`array_has_any(${name(column)}, [${values.map(literal).join(', ')}])`);
}

/** All of them; null when there is none. */
export function allOf(filters: readonly Sql[]): Sql | null {
  return filters.length === 0 ? null : sql(filters.map((filter) => `(${filter})`).join(' AND '));
}

function name(column: string): string {
  if (!COLUMN.test(column)) throw new RangeError(`not a column name: ${column}`);
  return column;
}

/** The one escape of this SQL is a doubled quote; NUL cannot stand in a literal and matches nothing anyway. */
function literal(value: string): string {
  return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
}

function sql(text: string): Sql {
  return text as Sql; // the brand is given here and nowhere else
}
