import type { Inspected, StudySettings } from '../protocol.ts';
import { el } from './dom.ts';

interface Role {
  readonly role: keyof StudySettings['map'];
  readonly label: string;
  readonly required: boolean;
}

const roles: readonly Role[] = [
  { role: 'customer', label: 'Customer', required: true },
  { role: 'time', label: 'Date of the order', required: true },
  { role: 'amount', label: 'Amount', required: true },
  { role: 'order', label: 'Order number', required: false },
  { role: 'product', label: 'Product number', required: false },
  { role: 'productName', label: 'Product name', required: false },
  { role: 'quantity', label: 'Quantity', required: false },
  { role: 'category', label: 'Category', required: false },
  { role: 'channel', label: 'Channel', required: false },
];

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
  const format = el('input', { id: 'date-format', placeholder: 'found by itself', autocomplete: 'off' });
  const margin = el('input', { id: 'margin', type: 'number', min: 0, max: 100, step: 'any', placeholder: 'unknown' });
  const form = el(
    'form',
    { class: 'columns' },
    el('p', {}, `${found.rows.toLocaleString('en-US')} rows. The columns were guessed by their names: look them over.`),
    el('div', { class: 'fields' }, ...fields.map(({ element }) => element)),
    el(
      'details',
      {},
      el('summary', {}, 'Dates, time zone and margin'),
      el(
        'div',
        { class: 'fields' },
        field('Time zone of the shop', zone, 'In which its days begin, as Europe/Berlin.'),
        field('How dates are written', format, 'As d/M/y, where it cannot be told from the file.'),
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
  return { role, select, element: el('div', {}, el('label', { for: select.id }, label, star), select, hint) };
}

function field(label: string, input: HTMLInputElement, help: string): HTMLElement {
  input.setAttribute('aria-describedby', `about-${input.id}`);
  return el('div', {}, el('label', { for: input.id }, label), input, el('small', { id: `about-${input.id}` }, help));
}
