/** The little of GitHub's markdown that cards use, read into plain pieces. */
export type Span =
  | { kind: 'text' | 'strong' | 'em' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

export type Block = { kind: 'text'; spans: Span[] } | { kind: 'list'; items: Span[][] };

const INLINE = /\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*|`(.+?)`|\[([^\]]+)\]\(([^)\s]+)\)/g;
const ITEM = /^\s*[-*]\s+/;

export function blocksOf(markdown: string): Block[] {
  return markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .flatMap(paragraphOf);
}

function paragraphOf(paragraph: string): Block[] {
  const blocks: Block[] = [];
  for (const line of paragraph.split('\n')) {
    const last = blocks.at(-1);
    if (ITEM.test(line)) {
      const item = spansOf(line.replace(ITEM, ''));
      if (last?.kind === 'list') last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
    } else {
      const spans = spansOf(line.replace(/^#+\s+/, ''));
      if (last?.kind === 'text') last.spans.push({ kind: 'text', text: ' ' }, ...spans);
      else blocks.push({ kind: 'text', spans });
    }
  }
  return blocks;
}

export function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let read = 0;
  for (const found of line.matchAll(INLINE)) {
    if (found.index > read) spans.push({ kind: 'text', text: line.slice(read, found.index) });
    spans.push(spanOf(found));
    read = found.index + found[0].length;
  }
  if (read < line.length) spans.push({ kind: 'text', text: line.slice(read) });
  return spans;
}

function spanOf([whole, strong, strong2, em, code, text, href]: RegExpMatchArray): Span {
  if (strong ?? strong2) return { kind: 'strong', text: (strong ?? strong2) as string };
  if (em) return { kind: 'em', text: em };
  if (code) return { kind: 'code', text: code };
  // A link may lead to a web page and to nothing else.
  if (text && href && /^https?:\/\//i.test(href)) return { kind: 'link', text, href };
  return { kind: 'text', text: whole };
}
