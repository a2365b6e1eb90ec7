package io.assistants4j.wire.assistants;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.Needs;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.MissingRoute;
import io.assistants4j.wire.http.AnswerDecoder;
import io.assistants4j.wire.http.BodyDecoder;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallExecutor;
import io.assistants4j.wire.http.CallLimits;
import io.assistants4j.wire.http.FurtherCredentials;
import io.assistants4j.wire.http.JsonBody;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.JsonType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The far side as the ports see it: what it declines never leaves, and a route it turns out not to have is told as a
 * capability it lacks.
 */
final class FarSide {
    private final Dialect dialect;
    private final CallExecutor calls;
    private final Habits habits;
    private final Mended mended;
    private final @Nullable FurtherCredentials further;
    private final JsonCodec json = JsonCodec.tolerant();

    FarSide(Dialect dialect, CallExecutor calls, Habits habits, Clock clock) {
        this(dialect, calls, habits, new Mended(habits.all().contains(Habit.RUNS_WITHOUT_EXPIRY) ? clock : null), null);
    }

    private FarSide(
            Dialect dialect, CallExecutor calls, Habits habits, Mended mended, @Nullable FurtherCredentials further) {
        this.dialect = dialect;
        this.calls = calls;
        this.habits = habits;
        this.mended = mended;
        this.further = further;
    }

    /** The same one, whose runs are asked for with these credentials too. */
    FarSide with(Map<String, Secret> credentials) {
        return new FarSide(dialect, calls, habits, mended, new FurtherCredentials(credentials));
    }

    /** What requests carry by which a model is asked for something. */
    @Nullable
    FurtherCredentials further() {
        return further;
    }

    boolean has(Habit habit) {
        return habits.all().contains(habit);
    }

    boolean shows(Message message) {
        return !habits.notes().test(message);
    }

    /** What a request needs beyond its action. */
    Needs needs() {
        return new Needs(dialect.capabilities());
    }

    RequestBody body(Object request) {
        return new JsonBody(ByteString.of(json.bytes(request)));
    }

    <T> T ask(Action action, Call<ResponseBody> call, Class<T> type) {
        BodyDecoder<T> decoder = body -> mended.value(type, json.read(type, body));
        return asked(action, () -> calls.call(action.operation(null), call, decoder));
    }

    <T> T ask(Action action, Call<ResponseBody> call, CallLimits limits, AnswerDecoder<T> decoder) {
        return asked(action, () -> calls.call(action.operation(null), call, limits, decoder));
    }

    /** Asks for a page; the ids at its ends are those of its items where it does not name them. */
    <T> Page<T> askPage(Action action, Call<ResponseBody> call, Class<T> item, Function<T, String> id) {
        JsonType<Page<T>> type = JsonType.pageOf(item);
        BodyDecoder<Page<T>> decoder = body -> json.read(type, body);
        Page<T> page = asked(action, () -> calls.call(action.operation(null), call, decoder));
        List<T> data =
                page.data().stream().map(each -> mended.value(item, each)).toList();
        Page<T> ends = Page.of(data, page.hasMore(), id);
        return new Page<>(
                data,
                page.firstId() == null ? ends.firstId() : page.firstId(),
                page.lastId() == null ? ends.lastId() : page.lastId(),
                page.hasMore(),
                page.extensions());
    }

    /** Asks for a deletion; servers agree on the status of the answer, not on its body. */
    void askToDelete(Action action, Call<ResponseBody> call) {
        Deleted unused = asked(
                action,
                () -> calls.call(
                        action.operation(null),
                        call,
                        body -> body.exhausted() ? new Deleted(null) : json.read(Deleted.class, body)));
    }

    OpenStream stream(Action action, @Nullable String model, Call<ResponseBody> call) {
        return asked(action, () -> calls.stream(action.operation(model), call, new CallControl()));
    }

    /** What it tells, without contradictions. */
    Mended mended() {
        return mended;
    }

    JsonCodec json() {
        return json;
    }

    /** Refuses an action that needs what the far side declines. */
    private void require(Action action) {
        Capability capability = action.capability();
        if (capability != null) {
            dialect.capabilities().require(capability, null);
        }
    }

    private <T> T asked(Action action, Supplier<T> asking) {
        require(action);
        try {
            return asking.get();
        } catch (AssistantsException e) {
            throw MissingRoute.isToldBy(e, dialect.errors()) ? unsupported(action, e) : e;
        }
    }

    private UnsupportedCapabilityException unsupported(Action action, AssistantsException e) {
        return new UnsupportedCapabilityException(
                dialect.id() + " (" + dialect.baseAddress().getAuthority() + ") does not offer " + action.described()
                        + ": " + e.getMessage(),
                e.details(),
                e);
    }

    /**
     * The answer to a deletion, as far as it matters.
     *
     * @param deleted whether it is gone; absent where that is not said
     */
    record Deleted(@Nullable Boolean deleted) {
        Deleted {
            if (Boolean.FALSE.equals(deleted)) {
                throw new IllegalArgumentException("it was not deleted");
            }
        }
    }
}
