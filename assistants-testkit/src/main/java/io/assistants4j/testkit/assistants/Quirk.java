package io.assistants4j.testkit.assistants;

/** Something servers other than OpenAI's do to the stream of a run; the run itself stays as it is. */
public enum Quirk {
    /** Events are envelopes without a name, {@code data: {"event":"...","data":{...}}}. */
    ENVELOPES,
    /** Events have no names. */
    NO_NAMES,
    /** The stream stops without {@code [DONE]}. */
    NO_DONE,
    /** The stream stops without the event that says how the run ended. */
    NO_END,
    /** The connection stays open behind the last event, until either side closes it. */
    STAYS_OPEN
}
