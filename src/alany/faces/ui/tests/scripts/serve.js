// A line in, a line out: {module, name, args} as JSON, answered by call.js. Node only.
import { createInterface } from "node:readline";
import { call } from "./call.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { module, name, args } = JSON.parse(line);
  const answer = await call(await import(module), name, args);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
