package com.example.telex;

import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.ServerException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection over which lines of words go, the words separated by tabs. */
final class TelexLine implements AutoCloseable {
    private static final int CONNECT_MS = 5_000;

    private final Socket socket;
    private final BufferedReader in;
    private final BufferedWriter out;

    TelexLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** A connection to this address. */
    // region errors
    static TelexLine to(InetSocketAddress address) {
        Socket socket = new Socket();
        try {
            socket.connect(address, CONNECT_MS);
            return new TelexLine(socket);
        } catch (IOException e) {
            close(socket);
            throw new ConnectionException("There is no Telex at " + address + ".", ErrorDetails.NONE, e);
        }
    }
    // endregion

    void send(String... words) {
        try {
            for (int i = 0; i < words.length; i++) {
                out.write((i == 0 ? "" : "\t") + escaped(words[i]));
            }
            out.write("\n");
            out.flush();
        } catch (IOException e) {
            throw new ServerException("The Telex hung up.", ErrorDetails.NONE, e);
        }
    }

    /** The words of the next line; none after the last one. */
    List<String> receive() {
        try {
            String line = in.readLine();
            List<String> words = new ArrayList<>();
            if (line != null) {
                for (String word : line.split("\t", -1)) {
                    words.add(unescaped(word));
                }
            }
            return words;
        } catch (IOException e) {
            throw new ServerException("The Telex hung up.", ErrorDetails.NONE, e);
        }
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is being thrown away.
        }
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\b")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String word) {
        return word.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\b", "\\");
    }
}
