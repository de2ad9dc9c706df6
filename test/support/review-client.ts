import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import type { ReviewReceipt, ReviewState } from '../../src/model/review.js';

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Heard {
  readonly event: string;
  readonly data: unknown;
}

/** Asks a review as a browser does, or as whoever else. */
export class ReviewClient {
  readonly opening: URL;
  cookie = '';

  constructor(address: string) {
    this.opening = new URL(address);
  }

  ask(path: string, options: RequestOptions = {}, body?: string | Buffer): Promise<Got> {
    return new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: this.opening.port, path, agent: false, ...options }, answer => {
        let text = '';
        answer.on('data', chunk => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
        answer.on('error', reject);
      });
      asking.on('error', reject);
      asking.end(body);
    });
  }

  /** Spends the key. */
  async open(): Promise<void> {
    const { headers } = await this.ask(`/${this.opening.search}`);
    this.cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }

  /** Headers of a request of the page itself. */
  own(more: Record<string, string> = {}): Record<string, string> {
    return { Cookie: this.cookie, 'Sec-Fetch-Site': 'same-origin', ...more };
  }

  writing(): Record<string, string> {
    return this.own({ Origin: this.opening.origin });
  }

  post(path: string, body: object | string = ''): Promise<Got> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.ask(path, { method: 'POST', headers: { ...this.writing(), 'Content-Length': `${Buffer.byteLength(text)}` } }, text);
  }

  /** Listens as an open page does. */
  listen(): OpenPage {
    return new OpenPage(this);
  }
}

/** What an open page was told so far, and a wait for what it was not yet told. */
export class OpenPage {
  readonly heard: Heard[] = [];
  readonly #asking: ReturnType<typeof request>;
  #wake: () => void = () => undefined;
  #rest = '';
  #isOver = false;

  constructor(client: ReviewClient) {
    const options = { host: '127.0.0.1', port: client.opening.port, path: '/events', agent: false, headers: client.own() };
    this.#asking = request(options, answer => {
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => this.#hear(text));
      answer.on('error', () => undefined);
      answer.on('close', () => this.#end());
    });
    this.#asking.on('error', () => this.#end());
    this.#asking.end();
  }

  get state(): ReviewState | undefined {
    return this.heard.findLast(({ event }) => event === 'state')?.data as ReviewState | undefined;
  }

  /** As they were told, a list for each event. */
  get receipts(): readonly (readonly ReviewReceipt[])[] {
    return this.heard.flatMap(({ event, data }) => (event === 'receipts' ? [data as readonly ReviewReceipt[]] : []));
  }

  /** The first state, now or later, that is as wanted; rejects when the server ends before. */
  async until(isIt: (state: ReviewState) => boolean): Promise<ReviewState> {
    for (;;) {
      const state = this.state;
      if (state !== undefined && isIt(state)) return state;
      if (this.#isOver) throw new Error(`the review ended at ${JSON.stringify(state)}`);
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  phase = (name: ReviewState['phase']): Promise<ReviewState> => this.until(({ phase }) => phase === name);

  close(): void {
    this.#asking.destroy();
  }

  #hear(text: string): void {
    const events = (this.#rest + text).split('\n\n');
    this.#rest = events.pop() ?? '';
    for (const one of events) {
      const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(one) ?? [];
      this.heard.push({ event, data: JSON.parse(data) });
    }
    this.#wake();
  }

  #end(): void {
    this.#isOver = true;
    this.#wake();
  }
}
