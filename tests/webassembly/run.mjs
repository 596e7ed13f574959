// Plays every case of a file in the engine's WebAssembly module. Usage: node run.mjs MODULE CASES ANSWERS
// A case and an answer are a line each.
import { readFileSync, writeFileSync } from "node:fs";

const [path, cases, answers] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(path));

// The engine draws no random numbers and asks for no time. What its libraries would import for that must never be called.
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  (imports[from] ??= {})[name] = () => {
    throw new Error(`the engine called ${from}.${name}`);
  };
}

const { memory, reserve, play, answer } = (await WebAssembly.instantiate(module, imports)).exports;
const lines = readFileSync(cases, "utf8").split("\n").filter((line) => line !== "");
const played = lines.map((line) => {
  const bytes = new TextEncoder().encode(line);
  const place = reserve(bytes.length);
  new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
  const length = play();
  return new TextDecoder().decode(new Uint8Array(memory.buffer, answer(), length));
});
writeFileSync(answers, played.join("\n") + "\n");
