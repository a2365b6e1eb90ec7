package io.assistants4j.testkit.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which operation answers which request; of two that fit, the first that was added. Not thread-safe while it is filled.
 *
 * @param <O> an operation
 */
public final class RouteTable<O> {
    private static final String ID = "*";

    private record Route<O>(String method, List<String> path, O operation) {
        boolean fits(String asked, List<String> segments) {
            if (!method.equals(asked) || path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals(ID) && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        Found<O> found(List<String> segments) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals(ID)) {
                    ids.add(segments.get(i));
                }
            }
            return new Found<>(operation, ids);
        }
    }

    /**
     * An operation that was asked for.
     *
     * @param <O> an operation
     * @param operation what answers
     * @param ids those in the path, in their order
     */
    public record Found<O>(O operation, List<String> ids) {
        public Found {
            ids = List.copyOf(ids);
        }
    }

    private final List<Route<O>> routes = new ArrayList<>();

    /** A table without routes. */
    public RouteTable() {}

    /**
     * One more route.
     *
     * @param path such as {@code threads/*}, where an id stands for each star
     */
    public void add(String method, String path, O operation) {
        routes.add(new Route<>(method, List.of(path.split("/", -1)), operation));
    }

    /** The operation on this path; empty where there is none. */
    public Optional<Found<O>> find(String method, List<String> segments) {
        return routes.stream()
                .filter(route -> route.fits(method, segments))
                .findFirst()
                .map(route -> route.found(segments));
    }

    /** The decoded segments of a path, in which a plus is a plus; what stands before the first slash is the first. */
    public static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }
}
