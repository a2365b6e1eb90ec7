// A network that loses answers.

import { connect, createServer } from "node:net";

/** Stands in front of a server; the answer that is to be lost is not passed on, and both sides are hung up on. */
export class Relay {
  #toLose = false;
  #open = [];
  #door;

  static async before(url) {
    const { hostname, port, pathname } = new URL(url);
    const relay = new Relay();
    relay.#door = createServer((near) => relay.#join(near, connect(port, hostname)));
    await new Promise((ready) => relay.#door.listen(0, "127.0.0.1", ready));
    relay.url = `http://127.0.0.1:${relay.#door.address().port}${pathname}`;
    return relay;
  }

  loseNext() {
    this.#toLose = true;
  }

  close() {
    this.#door.close();
    for (const end of this.#open) end.destroy();
  }

  #join(near, far) {
    this.#open.push(near, far);
    near.on("data", (some) => far.write(some));
    far.on("data", (some) => {
      if (this.#toLose) {
        this.#toLose = false;
        near.destroy();
        far.destroy();
      } else {
        near.write(some);
      }
    });
    for (const [end, other] of [[near, far], [far, near]]) {
      end.on("error", () => {});
      end.on("close", () => other.destroy());
    }
  }
}
