package io.assistants4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A proxy that may stand between the client and the far side.
 *
 * @param name as the table shows it
 * @param command how it is started; empty where nothing stands between
 * @param headers what it wants on each request
 */
record Gateway(String name, List<String> command, Map<String, String> headers) {
    private static final String KEY = "sk-load";
    private static final Map<String, String> BEARER = Map.of("Authorization", "Bearer " + KEY);

    /** No proxy at all. */
    static Gateway none() {
        return new Gateway("none", List.of(), BEARER);
    }

    /** Ours: reads and writes every object and event, and calls the far side as a native one. */
    static Gateway assistants(Path directory, int port, int upstream) throws IOException {
        Path config = write(directory, "assistants.yaml", """
                server: {port: %d, data: %s, master_key: %s}
                providers:
                  far: {type: openai, api: assistants, api_key: %s, api_base: "http://127.0.0.1:%d/v1", max_concurrent_calls: 10000}
                default_provider: far
                """.formatted(port, directory, KEY, KEY, upstream));
        return new Gateway("assistants4j", List.of("bin/assistants", "serve", "--config", config.toString()), BEARER);
    }

    /** nginx, which only passes bytes on; as many workers as there are cores. */
    static Gateway nginx(Path directory, String program, int port, int upstream) throws IOException {
        Path config = write(directory, "nginx.conf", """
                worker_processes auto;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                events { worker_connections 8192; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/nginx-body;
                  proxy_temp_path %1$s/nginx-proxy;
                  fastcgi_temp_path %1$s/nginx-fastcgi;
                  uwsgi_temp_path %1$s/nginx-uwsgi;
                  scgi_temp_path %1$s/nginx-scgi;
                  upstream far { server 127.0.0.1:%3$d; keepalive 128; }
                  server {
                    listen 127.0.0.1:%2$d backlog=4096;
                    keepalive_requests 1000000000;
                    location / {
                      proxy_pass http://far;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_buffering off;
                      proxy_read_timeout 120s;
                    }
                  }
                }
                """.formatted(directory, port, upstream));
        return new Gateway(
                "nginx", List.of(program, "-p", directory.toString(), "-c", config.toString(), "-e", "stderr"), BEARER);
    }

    /** Portkey's gateway, from a directory into which npm installed it. */
    static Gateway portkey(String installed, int port, int upstream) {
        Path start = Path.of(installed, "node_modules/@portkey-ai/gateway/build/start-server.js");
        return new Gateway(
                "Portkey",
                List.of("node", start.toString(), "--port=" + port, "--headless"),
                Map.of(
                        "Authorization",
                        "Bearer " + KEY,
                        "x-portkey-provider",
                        "openai",
                        "x-portkey-custom-host",
                        "http://127.0.0.1:" + upstream + "/v1"));
    }

    /** LiteLLM's proxy, from a virtual environment into which pip installed it; one worker, its default. */
    static Gateway litellm(Path directory, String environment, int port, int upstream) throws IOException {
        Path config = write(directory, "litellm.yaml", """
                assistant_settings:
                  custom_llm_provider: openai
                  litellm_params: {api_key: %s, api_base: "http://127.0.0.1:%d/v1"}
                general_settings: {master_key: %s}
                """.formatted(KEY, upstream, KEY));
        return new Gateway(
                "LiteLLM",
                List.of(
                        Path.of(environment, "bin/litellm").toString(),
                        "--config",
                        config.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--telemetry",
                        "False"),
                BEARER);
    }

    private static Path write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
