// Runs every flow; a line per flow.

import { azureFlows } from "./azure.mjs";
import { written } from "./clients.mjs";
import { flows } from "./flows.mjs";

let failed = 0;
for (const [name, flow] of Object.entries({ ...flows, ...azureFlows })) {
  const said = name.replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase());
  try {
    await flow();
    console.log(`ok   node  ${said}`);
  } catch (error) {
    failed++;
    console.log(`FAIL node  ${said}`);
    console.error(error);
  }
}
await written();
process.exitCode = failed ? 1 : 0;
