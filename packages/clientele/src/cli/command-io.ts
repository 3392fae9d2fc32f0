/** All that a command may touch of the world. Tests hand in their own. */
export interface CommandIo {
  /** The bytes of standard input, once. */
  stdin(): ReadableStream<Uint8Array>;
  /** The result, and nothing else. */
  stdout(text: string): Promise<void>;
  /** Progress, notes and errors. */
  stderr(text: string): void;
  /** Whether somebody watches standard error. */
  readonly terminal: boolean;
  /** The folder that relative paths start from. */
  readonly folder: string;
}
