import { el } from './dom.ts';

/** Where a file is given. */
export interface FileChoice {
  readonly element: HTMLElement;
  /** Says which file is looked at. */
  name(text: string): void;
}

/**
 * @param chosen told of a file that was dropped, or chosen by mouse or keyboard
 * @param wantsSample told when the user has no file at hand
 */
export function fileChoice(chosen: (file: File) => void, wantsSample: () => void): FileChoice {
  const name = el('b', {}, 'none yet');
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    name.textContent = file.name;
    chosen(file);
  };
  const input = el('input', {
    type: 'file',
    id: 'file-input',
    class: 'sr-only',
    accept: '.csv,.tsv,.txt,.gz,.parquet,.pq,text/csv',
    'aria-describedby': 'file-help file-name',
    change: () => {
      take(input.files?.[0]);
      // The same file, mended meanwhile, may be chosen again.
      input.value = '';
    },
  });
  const zone = el(
    'div',
    { class: 'drop' },
    el('p', { class: 'big' }, 'Drop a file here, or'),
    el(
      'p',
      { class: 'row' },
      input,
      el('label', { for: 'file-input', class: 'button strong' }, 'Choose a file'),
      el('button', { type: 'button', click: wantsSample }, 'Try a made-up shop'),
    ),
    el(
      'p',
      { class: 'soft', id: 'file-help' },
      'CSV (plain or gzipped) or Parquet, one line an order or a product of it, with at least who bought, when and for how much.',
    ),
    el('p', { class: 'soft', id: 'file-name' }, 'Chosen: ', name),
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
  const nameIt = (text: string): void => {
    name.textContent = text;
  };
  return { element: zone, name: nameIt };
}
