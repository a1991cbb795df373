import type { ReactNode } from 'react';
import { blocksOf, type Block, type Span } from './markdown.model';
import styles from './cds-card.module.css';

/** A card's markdown as text: nothing of it is ever read as HTML. */
export function Detail({ markdown }: { markdown: string }) {
  return (
    <div className={styles.detail}>
      {blocksOf(markdown).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }): ReactNode {
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item, index) => (
          <li key={index}>
            <Spans spans={item} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <p>
      <Spans spans={block.spans} />
    </p>
  );
}

function Spans({ spans }: { spans: Span[] }): ReactNode {
  return spans.map((span, index) => {
    if (span.kind === 'strong') return <strong key={index}>{span.text}</strong>;
    if (span.kind === 'em') return <em key={index}>{span.text}</em>;
    if (span.kind === 'code')
      return (
        <span key={index} className="cc-code">
          {span.text}
        </span>
      );
    if (span.kind === 'link')
      return (
        <a key={index} href={span.href} target="_blank" rel="noreferrer">
          {span.text}
        </a>
      );
    return span.text;
  });
}
