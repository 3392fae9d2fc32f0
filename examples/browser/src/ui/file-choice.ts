import { el } from './dom.ts';

/** @returns where a file is dropped, or chosen by mouse or keyboard */
export function fileChoice(chosen: (file: File) => void): HTMLElement {
  const name = el('span', { class: 'soft' }, 'none yet');
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    name.textContent = file.name;
    chosen(file);
  };
  const input = el('input', {
    type: 'file',
    id: 'file-input',
    accept: '.csv,.tsv,.txt,.gz,.parquet,.pq,text/csv',
    change: () => take(input.files?.[0]),
  });
  const zone = el(
    'div',
    { class: 'drop' },
    el('label', { for: 'file-input' }, 'Choose a CSV or Parquet file, or drop it here'),
    input,
    el('p', { class: 'soft' }, 'Chosen: ', name),
  );
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    take(event.dataTransfer?.files[0]);
  });
  return zone;
}
