/** Names of `--set` that say how the text of a file is cut into cells; every command that reads a file takes them. */
export const fileSettingNames: readonly string[] = ['delimiter', 'encoding', 'skipLines', 'maxFieldLength'];
