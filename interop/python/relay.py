"""A network that loses answers."""

import socket
import threading
import urllib.parse


class Relay:
    """Stands in front of a server; the answer that is to be lost is not passed on, and both sides are hung up on."""

    def __init__(self, url):
        far = urllib.parse.urlsplit(url)
        self._far = far.hostname, far.port
        self._door = socket.create_server(("127.0.0.1", 0))
        self._to_lose = 0
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}{far.path}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *failure):
        self._door.close()

    def lose_next(self):
        self._to_lose = 1

    def _accept(self):
        while True:
            try:
                near = self._door.accept()[0]
            except OSError:
                return
            far = socket.create_connection(self._far)
            threading.Thread(target=self._pass, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(far, near, True), daemon=True).start()

    def _pass(self, giver, taker, is_answer):
        try:
            while some := giver.recv(65536):
                if is_answer and self._to_lose:
                    self._to_lose = 0
                    break
                taker.sendall(some)
        except OSError:
            pass
        for end in (giver, taker):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()
