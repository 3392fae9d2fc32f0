import type { Problem } from '../protocol.ts';
import { byId, el } from './dom.ts';

/** Shows why there is no result; where a control of the page would help, it is opened and marked. */
export function showProblem({ message, rows, mend }: Problem): void {
  const control = mend === undefined ? null : document.getElementById(mend);
  byId('problem').replaceChildren(
    el('p', {}, message),
    rows.length === 0
      ? ''
      : el(
          'ul',
          {},
          ...rows.map(({ line, column, expected, received }) =>
            el('li', {}, `${capital(line)}, column “${column}”: expected ${expected}, got ${received}`),
          ),
        ),
    control === null ? '' : mendButton(control),
  );
  byId('problem').scrollIntoView({ block: 'nearest' });
}

/** The page is clean again: no message, no control that is marked. */
export function clearProblem(): void {
  byId('problem').replaceChildren();
  for (const marked of document.querySelectorAll('[aria-invalid]')) marked.removeAttribute('aria-invalid');
}

function mendButton(control: HTMLElement): HTMLElement {
  control.setAttribute('aria-invalid', 'true');
  const details = control.closest('details');
  if (details !== null) details.open = true;
  const label = document.querySelector(`label[for="${control.id}"]`)?.textContent ?? control.id;
  return el('button', { type: 'button', click: () => control.focus() }, `Go to “${label}”`);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
