import type { Session } from '../fhir/session';
import { lookOf, styleOf, type EhrStyle, type Look } from '../ui/ehr-style';
import { cssVariables } from '../ui/theme';

/** A look that takes longer is done without: the patient waits for no color. */
const PATIENCE_MS = 1_000;
const LONGEST = 20_000;

/** The look of the EHR that launched us, as far as a screen takes it on. */
export async function ehrLook(session: Session): Promise<Look | undefined> {
  const style = await ehrStyle(session);
  return style && lookOf(style, cssVariables);
}

/** What the EHR says of its look; undefined where it has none, or not in time. */
export async function ehrStyle({ styleUrl }: Session): Promise<EhrStyle | undefined> {
  if (!styleUrl) return undefined;
  try {
    const answer = await fetch(styleUrl, {
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = answer.ok ? await answer.text() : '';
    return text.length > LONGEST ? undefined : styleOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
