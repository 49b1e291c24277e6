import { zip } from './zip.ts';

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

const STYLED =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>';
const style = (id: string, name: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/**
 * A minimal Word file with these paragraphs; those that begin with `#` are in the style of that heading, `|a|b` is a
 * table's row.
 */
export function docx(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map((paragraph) => {
    if (paragraph.startsWith('|')) return tableRow(paragraph.slice(1).split('|'));
    const level = /^#*/.exec(paragraph)?.[0].length ?? 0;
    const properties = level > 0 ? `<w:pPr><w:pStyle w:val="${level}"/></w:pPr>` : '';
    return `<w:p>${properties}<w:r><w:t xml:space="preserve">${paragraph.slice(level)}</w:t></w:r></w:p>`;
  });
  const document = `<?xml version="1.0"?><w:document ${WORD}><w:body>${body.join('').replaceAll('</w:tbl><w:tbl>', '')}</w:body></w:document>`;
  const styles = `<?xml version="1.0"?><w:styles ${WORD}>${style('1', 'heading 1')}${style('2', 'heading 2')}</w:styles>`;
  return zip({
    '[Content_Types].xml': Buffer.from(CONTENT_TYPES),
    '_rels/.rels': Buffer.from(RELATIONS),
    'word/_rels/document.xml.rels': Buffer.from(STYLED),
    'word/document.xml': Buffer.from(document),
    'word/styles.xml': Buffer.from(styles),
  });
}

function tableRow(cells: readonly string[]): string {
  const filled = cells.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`);
  return `<w:tbl><w:tr>${filled.join('')}</w:tr></w:tbl>`;
}
