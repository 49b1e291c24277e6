/** No stream of a newspaper page unpacks to so many bytes. */
const LARGEST = 128 * 1024 * 1024;

/**
 * Makes this thread refuse byte arrays and unpacked streams larger than 128 MB, after telling of it. pdf.js unpacks
 * without a limit, outside the heap that `resourceLimits` bounds, and without a pause in which to look.
 */
export function limitMemory(onRefusal: () => void): void {
  const refuse = (): never => {
    onRefusal();
    throw new RangeError('unpacks to too much');
  };
  limitArrays(refuse);
  limitStreams(refuse);
}

function limitArrays(refuse: () => never): void {
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, args: unknown[], newTarget) {
      const [length] = args;
      if (typeof length === 'number' && length > LARGEST) refuse();
      // What a Proxy hands on is what the constructor was given.
      return Reflect.construct(target, args, newTarget) as Uint8Array<ArrayBuffer>;
    },
  });
}

function limitStreams(refuse: () => never): void {
  globalThis.DecompressionStream = new Proxy(DecompressionStream, {
    construct(target, args: unknown[]) {
      // As above.
      const { readable, writable } = Reflect.construct(target, args) as DecompressionStream;
      let size = 0;
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          size += chunk.byteLength;
          if (size > LARGEST) refuse();
          controller.enqueue(chunk);
        },
      });
      return { readable: readable.pipeThrough(counted), writable };
    },
  });
}
