import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key with the certificate that it signed itself. */
export interface Certificate {
  readonly pfx: Buffer;
  readonly passphrase: string;
  /** What a client must trust: PEM text. */
  readonly ca: string;
}

/** Makes a certificate of 127.0.0.1, by Java's keytool, since Java is there for Spark. */
export function selfSigned(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-certificate-'));
  const passphrase = 'changeit';
  const store = ['-alias', 'spark', '-keystore', join(folder, 'key.p12'), '-storepass', passphrase];
  const run = (...args: string[]): string => execFileSync('keytool', args, { encoding: 'utf8', stdio: 'pipe' });
  try {
    const names = ['-dname', 'CN=127.0.0.1', '-ext', 'san=ip:127.0.0.1', '-ext', 'bc=ca:true'];
    run('-genkeypair', '-keyalg', 'RSA', '-storetype', 'PKCS12', '-validity', '2', ...names, ...store);
    const ca = run('-exportcert', '-rfc', ...store);
    return { pfx: readFileSync(join(folder, 'key.p12')), passphrase, ca };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
