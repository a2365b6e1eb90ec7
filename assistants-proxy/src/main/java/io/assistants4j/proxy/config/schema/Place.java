package io.assistants4j.proxy.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of the file, and where it stands. */
public final class Place {
    private static final String FROM_ENVIRONMENT = "os.environ/";
    private static final Node NOTHING = new ScalarNode(Tag.NULL, "", ScalarStyle.PLAIN);

    private final Reading reading;
    private final String path;
    private final Spot spot;
    private final Node node;

    private Place(Reading reading, String path, Spot spot, Node node) {
        this.reading = reading;
        this.path = path;
        this.spot = spot;
        this.node = node;
    }

    /** The whole of a file. */
    public static Place root(Reading reading, Node node) {
        return new Place(reading, "", Spot.of(node), node);
    }

    /** Something is wrong here. */
    public void refuse(String text) {
        reading.refuse(new Problem(spot.file(), spot.line(), path, text));
    }

    /** Something is wrong with a key that is not here. */
    void refuse(String name, String text) {
        reading.refuse(new Problem(spot.file(), spot.line(), below(name), text));
    }

    /** A member that is not there. */
    public Place without(String name) {
        return new Place(reading, below(name), spot, NOTHING);
    }

    Reading reading() {
        return reading;
    }

    /** Its keys from the root on, with dots between them. */
    public String path() {
        return path;
    }

    /** Where the other place is, as words that follow "in". */
    String spotOf(Place other) {
        String line = "line " + other.spot.line();
        return other.spot.file().equals(spot.file()) ? line : line + " of " + other.spot.file();
    }

    /** What a member of this mapping is called; names may hold dots. */
    public String nameOf(Place member) {
        return path.isEmpty() ? member.path : member.path.substring(path.length() + 1);
    }

    /** Whether nothing is said here: {@code key:} and {@code key: null} count as if the key were not there. */
    boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The members of a mapping; none, after a refusal, where this is something else. */
    public List<Place> members() {
        if (isNothing()) {
            return List.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            refuse("must be a mapping of keys to values");
            return List.of();
        }
        List<Place> members = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                members.add(new Place(reading, below(key.getValue()), Spot.of(key), tuple.getValueNode()));
            } else {
                refuse("holds a key that is no word");
            }
        }
        return members;
    }

    /** The place itself, for whoever reads it when more is known. */
    public static ValueType<Place> unread(String expected) {
        return new ValueType<>() {
            @Override
            public String expected() {
                return expected;
            }

            @Override
            public Place read(Place place) {
                return place;
            }
        };
    }

    /** The items of a list; none, after a refusal, where this is something else. */
    List<Place> items() {
        if (!(node instanceof SequenceNode sequence)) {
            refuse("must be a list");
            return List.of();
        }
        List<Place> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Place(reading, path + "[" + items.size() + "]", Spot.of(item), item));
        }
        return items;
    }

    /** The text of a single value, or that of the variable it names; empty after a refusal. */
    Optional<Said> text(String expected) {
        if (!(node instanceof ScalarNode scalar)) {
            refuse("must be " + expected + ", but is " + (node instanceof MappingNode ? "a mapping" : "a list"));
            return Optional.empty();
        }
        String text = scalar.getValue().strip();
        if (!text.startsWith(FROM_ENVIRONMENT)) {
            return Optional.of(new Said(text, "is '" + text + "'"));
        }
        String name = text.substring(FROM_ENVIRONMENT.length());
        Optional<String> value = reading.variable(name);
        if (value.isEmpty()) {
            refuse("names the variable '" + name + "', which is not set");
        }
        return value.map(found -> new Said(found, "the variable '" + name + "' holds something else"));
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /**
     * A text and how it may be told: what comes from a variable is not shown.
     *
     * @param text the text
     * @param shown the end of a sentence that begins with "must be ..., but"
     */
    record Said(String text, String shown) {}

    /** A line of a file. */
    private record Spot(String file, int line) {
        static Spot of(Node node) {
            return node.getStartMark()
                    .map(mark -> new Spot(mark.getName(), mark.getLine() + 1))
                    .orElse(new Spot("", 1));
        }
    }
}
