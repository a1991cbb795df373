import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import words from '../locales/en.ehr.json';
import { startI18n } from '../ui/i18n';

// What jsdom lacks and Mantine asks for.
window.matchMedia = vi.fn().mockImplementation((query: string) => ({
  matches: false,
  media: query,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
  addListener: vi.fn(),
  removeListener: vi.fn(),
  dispatchEvent: vi.fn(),
}));
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.HTMLElement.prototype.scrollIntoView = vi.fn();

startI18n(words);
// A build machine is busy: an answer may take longer than the second one waits by default.
// Whether an element is hidden costs jsdom seconds a query and means little without styles.
configure({ asyncUtilTimeout: 8_000, defaultHidden: true });
afterEach(cleanup);
