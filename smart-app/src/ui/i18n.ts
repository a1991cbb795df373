import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../locales/en.json';

/**
 * Words of every screen. One language ships; another is one more file beside each.
 *
 * @param more words of a program alone, which the others need not load
 */
export function startI18n(more: object = {}): void {
  if (i18next.isInitialized) return;
  void i18next.use(initReactI18next).init({
    lng: 'en-US',
    fallbackLng: 'en',
    resources: { en: { translation: { ...en, ...more } } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
}

/** Words of a screen that is loaded only when somebody goes there. */
export function addWords(more: object): void {
  i18next.addResourceBundle('en', 'translation', more, true, true);
}
