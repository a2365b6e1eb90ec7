package io.assistants4j.proxy.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/** The routes, each under every {@link Face}; fixed words win over ids. Filled once, then read by all threads. */
public final class Router {
    private final Map<String, Map<String, Endpoint>> endpoints = new LinkedHashMap<>();
    private final PathMappings<String> templates = new PathMappings<>();

    /** Adds a route: a method, and a path such as {@code /threads/{thread_id}}. */
    public Router on(String method, String template, Endpoint endpoint) {
        endpoints
                .computeIfAbsent(template, path -> {
                    templates.put(new UriTemplatePathSpec(path), path);
                    return new TreeMap<>();
                })
                .put(method, endpoint);
        return this;
    }

    /** The path that a request asks for; nothing where it names none. */
    static String path(Request request) {
        return Optional.ofNullable(request.getHttpURI().getCanonicalPath()).orElse("");
    }

    /** The path as routes know it, or null where there is none. */
    @Nullable
    Found find(String path) {
        String route = Face.route(path);
        MatchedResource<String> match = templates.getMatched(route);
        if (match == null || !(match.getPathSpec() instanceof UriTemplatePathSpec spec)) {
            return null;
        }
        String template = match.getResource();
        return new Found(template, endpoints.getOrDefault(template, Map.of()), ids(spec.getPathParams(route)));
    }

    /** Of a canonical path all is decoded but what would look like the path's own: slashes and percent signs. */
    private static Map<String, String> ids(Map<String, String> segments) {
        segments.replaceAll((name, id) -> URIUtil.decodePath(id));
        return segments;
    }

    /** What stands under one path: its template, what to do by method, and the ids found in it. */
    record Found(String template, Map<String, Endpoint> byMethod, Map<String, String> ids) {}
}
