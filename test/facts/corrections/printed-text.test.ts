import { expect, test } from 'vitest';
import { findWords, isPrinted } from '../../../src/facts/corrections/printed-text.ts';

test('spaces, line breaks and the way letters are composed make no difference, letters and digits do', () => {
  expect(isPrinted('1 188,8 / 1004,5', ' 1\u00a0188,8\n/ 1004,5 ')).toBe(true);
  expect(isPrinted('Йод', 'И\u0306од')).toBe(true);
  expect(isPrinted('iнших', 'інших')).toBe(false);
  expect(isPrinted('28,8', '288')).toBe(false);
});

test('words are found across line breaks, whatever signs they hold', () => {
  const text = '10. Впровадження\n системи “ВІЧЕ” (м. Київ):\n- монтаж';
  const found = findWords('Впровадження системи “ВІЧЕ” (м. Київ)', text);
  expect(found && text.slice(found.start, found.end)).toBe('Впровадження\n системи “ВІЧЕ” (м. Київ)');
  expect(findWords('Впровадження системи', '10. Оновлення системи')).toBeNull();
});
