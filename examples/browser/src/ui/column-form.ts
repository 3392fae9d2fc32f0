import type { Inspected, StudySettings } from '../protocol.ts';
import { el } from './dom.ts';

interface Role {
  readonly role: keyof StudySettings['map'];
  readonly label: string;
  readonly required: boolean;
}

const roles: readonly Role[] = [
  { role: 'customer', label: 'Customer', required: true },
  { role: 'time', label: 'Order date', required: true },
  { role: 'amount', label: 'Amount', required: true },
  { role: 'order', label: 'Order number', required: false },
  { role: 'product', label: 'Product number', required: false },
  { role: 'productName', label: 'Product name', required: false },
  { role: 'quantity', label: 'Quantity', required: false },
  { role: 'category', label: 'Category', required: false },
  { role: 'channel', label: 'Channel', required: false },
];

const dateFormats = ['iso', 'd/M/y', 'M/d/y', 'd.M.y', 'y/M/d', 'yyyyMMdd'];

/**
 * The columns of a file, to be looked over: what each is taken for, with a few of its cells, and how to read dates.
 *
 * @param found what the file looks like
 * @param submitted told of the settings once they are complete
 */
export function columnForm(found: Inspected, submitted: (settings: StudySettings) => void): HTMLFormElement {
  const fields = roles.map((role) => roleField(role, found));
  const zone = el('input', {
    id: 'zone',
    value: Intl.DateTimeFormat().resolvedOptions().timeZone,
    autocomplete: 'off',
  });
  const format = el('input', {
    id: 'date-format',
    placeholder: 'found by itself',
    autocomplete: 'off',
    list: 'date-formats',
  });
  const margin = el('input', { id: 'margin', type: 'number', min: 0, max: 100, step: 'any', placeholder: 'unknown' });
  const form = el(
    'form',
    { class: 'columns' },
    el('p', {}, sayingOf(found)),
    el('div', { class: 'fields' }, ...fields.filter(({ required }) => required).map(({ element }) => element)),
    el('p', { class: 'soft' }, 'If the file has them, these make the answers richer:'),
    el('div', { class: 'fields' }, ...fields.filter(({ required }) => !required).map(({ element }) => element)),
    el(
      'details',
      {},
      el('summary', {}, 'Dates, time zone and margin'),
      el(
        'div',
        { class: 'fields' },
        field('Time zone of the shop', zone, 'In which its days begin, as Europe/Berlin.'),
        field('How dates are written', format, 'Only where it cannot be told: d/M/y is day first, M/d/y month first.'),
        el('datalist', { id: 'date-formats' }, ...dateFormats.map((value) => el('option', { value }))),
        field('Margin, %', margin, 'Which share of sales is profit. Without it, value means sales.'),
      ),
    ),
    el('button', { type: 'submit' }, 'Show what it says'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submitted({
      map: Object.fromEntries(
        fields.flatMap(({ role, select }) => (select.value === '' ? [] : [[role, select.value]])),
      ),
      timeZone: zone.value.trim() || 'UTC',
      ...(format.value.trim() === '' ? {} : { dateFormat: format.value.trim() }),
      ...(margin.value === '' ? {} : { margin: Number(margin.value) / 100 }),
    });
  });
  return form;
}

function roleField(
  { role, label, required }: Role,
  { columns, map }: Inspected,
): {
  role: string;
  required: boolean;
  select: HTMLSelectElement;
  element: HTMLElement;
} {
  const none = el('option', { value: '' }, required ? 'choose a column' : 'none');
  const options = columns.map(({ name }) => el('option', { value: name, selected: map[role] === name }, name));
  const hint = el('small', { id: `about-${role}` });
  const tell = (): void => {
    const chosen = columns.find(({ name }) => name === select.value);
    hint.textContent = chosen === undefined ? '' : `such as ${chosen.examples.join(' · ')}`;
  };
  const select = el(
    'select',
    { id: `role-${role}`, required, 'aria-describedby': `about-${role}`, change: tell },
    none,
    ...options,
  );
  tell();
  const star = required ? el('span', { class: 'soft' }, ' (needed)') : null;
  return { role, required, select, element: el('div', {}, el('label', { for: select.id }, label, star), select, hint) };
}

/** Says what was guessed, and what is still to be chosen. */
function sayingOf({ rows, map }: Inspected): string {
  const open = roles.filter(({ role, required }) => required && map[role] === undefined);
  const count = `${rows.toLocaleString('en-US')} row${rows === 1 ? '' : 's'}.`;
  if (open.length === 0) return `${count} The columns were guessed by their names: look them over.`;
  return `${count} Nothing looked like ${open.map(({ label }) => `“${label}”`).join(' or ')}: choose by hand.`;
}

function field(label: string, input: HTMLInputElement, help: string): HTMLElement {
  input.setAttribute('aria-describedby', `about-${input.id}`);
  return el('div', {}, el('label', { for: input.id }, label), input, el('small', { id: `about-${input.id}` }, help));
}
