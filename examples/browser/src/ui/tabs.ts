import { el } from './dom.ts';

/** One tab and what it shows; the panel is made when it is first opened. */
export interface Tab {
  readonly id: string;
  readonly title: string;
  panel(): HTMLElement;
}

/** @returns tabs as the ARIA practices describe them: arrow keys move, Home and End go to the ends */
export function tabs(list: readonly Tab[]): HTMLElement {
  const panels = list.map(({ id }) =>
    el('div', { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, tabindex: 0, hidden: true }),
  );
  const buttons = list.map(({ id, title }, at) =>
    el(
      'button',
      { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, click: () => open(at) },
      title,
    ),
  );
  const bar = el('div', { role: 'tablist', class: 'tabs', 'aria-label': 'Results' }, ...buttons);
  bar.addEventListener('keydown', (event) => {
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = target(event.key, now, buttons.length);
    if (now < 0 || to === null) return;
    event.preventDefault();
    open(to);
    buttons[to]?.focus();
  });

  function open(at: number): void {
    for (const [index, button] of buttons.entries()) {
      button.setAttribute('aria-selected', String(index === at));
      button.tabIndex = index === at ? 0 : -1;
    }
    for (const [index, panel] of panels.entries()) {
      if (index === at && panel.childElementCount === 0) panel.append(list[at]?.panel() ?? '');
      panel.hidden = index !== at;
    }
  }

  open(0);
  return el('div', {}, bar, ...panels);
}

function target(key: string, now: number, count: number): number | null {
  if (key === 'ArrowRight') return (now + 1) % count;
  if (key === 'ArrowLeft') return (now + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
