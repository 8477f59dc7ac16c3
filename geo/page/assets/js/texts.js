import {inflate} from './decode.js';
import {fold} from './search.js';

const KEPT = 64;                             // chunks of texts that stay unpacked
const waiting = new Map();                   // number of a sidecar -> what its payload goes to

/** Sidecars call this with their number and one JSON string; nothing else of theirs is ever looked at. @param {number} number @param {string} payload */
export function receive(number, payload) {
  const taken = waiting.get(number);
  if (!taken || typeof payload !== 'string') return;
  waiting.delete(number);
  taken(payload);
}

/** Quotes, titles and addresses of a table: unpacked when somebody reads them, fetched from beside the page when they are not in it. */
export class Texts {
  /** @param {*} meta  block.texts @param {number} n */
  constructor(meta, n) {
    this.meta = meta;
    this.n = n;
    this.unpacked = new Map();                 // chunk -> promise of lists
    this.ready = new Map();                    // chunk -> lists
    this.kept = KEPT;
    this.files = new Map();                    // sidecar -> promise of chunks
  }

  /** @returns {number} how many chunks there are */
  get chunks() {
    return this.meta.names.length ? Math.ceil(this.n / this.meta.chunk) : 0;
  }

  /** The texts of an event by name; a chunk that cannot be had throws, with what to do. @param {number} i @returns {Promise<Object<string, string>>} */
  async of(i) {
    if (!this.chunks) return {};
    const lists = await this.chunk(Math.floor(i / this.meta.chunk));
    return Object.fromEntries(this.meta.names.map((name, k) => [name, lists[k][i % this.meta.chunk]]));
  }

  /** Keep so many chunks unpacked, if that is more than usual. @param {number} chunks */
  keep(chunks) {
    this.kept = Math.max(KEPT, chunks);
  }

  /** @param {number} number @returns {Promise<string[][]>} for each name the texts of its events */
  chunk(number) {
    let found = this.unpacked.get(number);
    this.unpacked.delete(number);
    if (!found) {
      found = this.packed(number).then(inflate).then(raw => JSON.parse(new TextDecoder().decode(raw)));
      found.then(lists => { if (this.unpacked.has(number)) this.ready.set(number, lists); }, () => this.unpacked.delete(number));
    }
    this.unpacked.set(number, found);          // the latest stands last
    while (this.unpacked.size > this.kept) {
      const oldest = this.unpacked.keys().next().value;
      this.unpacked.delete(oldest);
      this.ready.delete(oldest);
    }
    return found;
  }

  async packed(number) {
    if (this.meta.inline) return this.meta.inline[number];
    let file = 0, first = 0;
    while (number - first >= this.meta.files[file].chunks) first += this.meta.files[file++].chunks;
    return (await this.file(file))[number - first];
  }

  file(number) {
    if (!this.files.has(number)) {
      const found = load(this.meta.folder, this.meta.files[number], number);
      found.catch(() => this.files.delete(number));
      this.files.set(number, found);
    }
    return this.files.get(number);
  }

  /** The texts of an event if they are unpacked already, else null. @param {number} i @returns {?Object<string, string>} */
  peek(i) {
    if (!this.chunks) return {};
    const lists = this.ready.get(Math.floor(i / this.meta.chunk));
    return lists ? Object.fromEntries(this.meta.names.map((name, k) => [name, lists[k][i % this.meta.chunk]])) : null;
  }

  /**
   * Look through all texts.
   * @param {string[]} words  folded, eight at most @param {(done: number, all: number) => boolean} [go]  told after each chunk; false stops
   * @returns {Promise<Uint8Array>} for each event a bit for each word that its texts hold
   */
  async search(words, go = () => true) {
    const hits = new Uint8Array(this.n), size = this.meta.chunk;
    for (let number = 0; number < this.chunks; number++) {
      const lists = await this.chunk(number);
      for (let k = 0, i = number * size; i < Math.min(this.n, (number + 1) * size); i++, k++) {
        let plain = '';
        for (const list of lists) plain += `${list[k]}\n`;
        plain = /^[\x00-\x7f]*$/.test(plain) ? plain.toLowerCase() : fold(plain);
        for (let word = 0; word < words.length; word++) if (plain.includes(words[word])) hits[i] |= 1 << word;
      }
      if (!go(number + 1, this.chunks)) break;
    }
    return hits;
  }
}

/** Fetch a sidecar: a classic script, the one kind of neighbour that a page opened from a disk may read. */
function load(folder, file, number) {
  const name = `${folder}/${file.name}`;
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const fail = () => {
      waiting.delete(number);
      reject(new Error(name));
    };
    waiting.set(number, payload => checksum(payload).then(sha256 => {
      if (sha256 && sha256 !== file.sha256) throw new Error(name);
      resolve(JSON.parse(payload));
    }).catch(fail));
    script.src = `${encodeURIComponent(folder)}/${encodeURIComponent(file.name)}`;
    script.onerror = fail;
    script.onload = () => { if (waiting.has(number)) fail(); };
    document.head.append(script);
    script.remove();
  });
}

/** @param {string} text @returns {Promise<?string>} its sha256; null where the browser has none to offer */
async function checksum(text) {
  if (!globalThis.crypto || !crypto.subtle) return null;
  const raw = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(raw)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
