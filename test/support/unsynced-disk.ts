import { open } from "node:fs/promises";

// What a test writes need not outlast a power cut: a disk takes many milliseconds to promise that it does.
const handle = await open(new URL(import.meta.url));
Object.getPrototypeOf(handle).sync = async () => {};
await handle.close();
