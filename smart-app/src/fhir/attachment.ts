import type { Attachment } from 'fhir/r4';

/** Elements that begin a line of their own when HTML is read as text. */
const BLOCKS =
  'address,article,blockquote,br,dd,div,dl,dt,footer,h1,h2,h3,h4,h5,h6,header,hr,li,ol,p,pre,section,table,tr,ul';

const MARKUP = new Set(['text/html', 'application/xhtml+xml']);

/** The media type of a content type, without its parameters. */
export const mediaType = (contentType: string | undefined) =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Text that reads as it is written; RTF and CDA are text types too, and do not. */
const PLAIN = new Set(['text/plain', 'text/markdown']);

/**
 * What the attachment says, as plain text; undefined where it is no text or carries none. HTML is
 * read, never rendered: nothing of it runs or is fetched.
 */
export function textOf(attachment: Attachment): string | undefined {
  const type = mediaType(attachment.contentType);
  if (!attachment.data || !(PLAIN.has(type) || MARKUP.has(type))) return undefined;
  const text = decode(bytesOf(attachment.data), charsetOf(attachment.contentType));
  return MARKUP.has(type) ? wordsOf(text) : text.trim();
}

/** What base64 text stands for. */
export const bytesOf = (data: string) =>
  Uint8Array.from(atob(data.replace(/\s/g, '')), (each) => each.charCodeAt(0));

const charsetOf = (contentType: string | undefined) =>
  /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset nobody knows: UTF-8 shows most of it.
    return new TextDecoder().decode(bytes);
  }
}

function wordsOf(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  page.querySelectorAll('script,style,template,head').forEach((each) => each.remove());
  page.querySelectorAll('td,th').forEach((each) => each.append(' '));
  page.querySelectorAll(BLOCKS).forEach((each) => {
    each.before('\n');
    each.append('\n');
  });
  return (page.body.textContent ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
