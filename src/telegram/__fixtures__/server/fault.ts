import type { ServerResponse } from 'node:http';

/**
 * How one call goes wrong. `cut`, `lost` and `slow` are carried out; after the others nothing has happened: `stall` never
 * replies, `dropped` closes the connection at once.
 */
export type Fault =
  | { readonly kind: 'reply'; readonly code: number; readonly description?: string; readonly retryAfter?: number }
  | { readonly kind: 'html'; readonly code: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'stall' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'none' };

/** Goes wrong before anything was carried out; false when the call is to be carried out. */
export function failsBefore(fault: Fault | undefined, response: ServerResponse): boolean {
  switch (fault?.kind) {
    case 'stall':
      return true;
    case 'dropped':
      response.destroy();
      return true;
    case 'html':
      response.writeHead(fault.code, { 'content-type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>');
      return true;
    case 'reply': {
      const parameters = fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter };
      refuse(response, fault.code, fault.description ?? 'fault', parameters);
      return true;
    }
    default:
      return false;
  }
}

/** An error reply of the Bot API. */
export function refuse(response: ServerResponse, code: number, description: string, parameters?: object): void {
  response
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error_code: code, description, parameters }));
}

/** A result of the Bot API; false when the fault keeps the bot from hearing it. */
export async function giveResult(
  response: ServerResponse,
  result: unknown,
  fault: Fault | undefined,
): Promise<boolean> {
  const body = Buffer.from(JSON.stringify({ ok: true, result }));
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  if (fault?.kind === 'lost') {
    response.destroy();
    return false;
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  if (fault?.kind === 'cut') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return false;
  }
  response.end(body);
  return true;
}

/** A file that is downloaded; a fault breaks it off halfway. */
export async function giveFile(response: ServerResponse, bytes: Buffer, fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  response.writeHead(200, { 'content-length': bytes.length });
  if (fault?.kind !== 'cut' && fault?.kind !== 'lost') return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
