declare module 'seek-bzip' {
  /** Bytes one after the other, read while `decode` runs. */
  interface Input {
    readByte(): number
    /** Fills a part of a buffer; how many bytes there were. */
    read(buffer: Uint8Array, offset: number, length: number): number
  }
  interface Output {
    writeByte(byte: number): void
  }
  const bunzip: {
    /** One stream. @throws TypeError with what is wrong with the bytes */
    decode(input: Input, output: Output): void
  }
  export = bunzip
}
