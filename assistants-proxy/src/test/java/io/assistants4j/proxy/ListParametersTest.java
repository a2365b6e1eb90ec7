package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every list is walked by the same parameters, also where all that is listed was made at the same time: the clock stands. */
@Timeout(60)
class ListParametersTest {
    private static final int COUNT = 5;

    private final Candidate candidate = ReferenceProvider.candidate(new ContractContext());
    private final Served served = new Served(ProxyConfig.local(0), candidate.provider());
    private final String assistant = served.assistant();

    /** The four lists of the API. */
    enum Listing {
        ASSISTANTS,
        MESSAGES,
        RUNS,
        STEPS
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @EnumSource
    void pagesAreCutByLimitAndOrder(Listing listing) {
        String path = filled(listing);
        List<String> oldestFirst = ids(get(path + "?order=asc"));
        List<String> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);

        assertThat(oldestFirst).hasSize(COUNT).doesNotHaveDuplicates();
        assertThat(ids(get(path))).isEqualTo(newestFirst);
        assertThat(ids(get(path + "?order=desc&limit=100"))).isEqualTo(newestFirst);
        assertPage(get(path + "?limit=2"), newestFirst.subList(0, 2), true);
        assertPage(get(path + "?limit=5&order=asc"), oldestFirst, false);
    }

    @ParameterizedTest
    @EnumSource
    void cursorsAreFollowedInBothOrdersAndDirections(Listing listing) {
        String path = filled(listing);
        List<String> all = ids(get(path + "?order=asc"));

        assertPage(get(path + "?order=asc&limit=2&after=" + all.get(0)), all.subList(1, 3), true);
        assertPage(get(path + "?order=asc&limit=2&after=" + all.get(2)), all.subList(3, 5), false);
        assertPage(get(path + "?order=desc&limit=2&after=" + all.get(4)), List.of(all.get(3), all.get(2)), true);
        assertPage(get(path + "?order=asc&limit=2&before=" + all.get(3)), all.subList(1, 3), true);
        assertPage(get(path + "?order=asc&limit=3&before=" + all.get(3)), all.subList(0, 3), false);
        assertPage(get(path + "?limit=1&before=" + all.get(2)), List.of(all.get(3)), true);
    }

    @ParameterizedTest
    @EnumSource
    void afterTheLastComesAnEmptyPageThatNamesNoEnds(Listing listing) {
        String path = filled(listing);
        String oldest = ids(get(path + "?order=asc")).get(0);

        assertThat(get(path + "?after=" + oldest))
                .hasToString("{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,\"has_more\":false}");
    }

    @ParameterizedTest
    @EnumSource
    void wrongParametersAreRefusedByName(Listing listing) {
        String path = "/v1" + filled(listing);

        RefusalTest.assertRefused(served.get(path + "?limit=0"), 400, "limit", "integer_below_min_value", "limit");
        RefusalTest.assertRefused(served.get(path + "?limit=101"), 400, "limit", "integer_above_max_value", "limit");
        RefusalTest.assertRefused(served.get(path + "?order=up"), 400, "order", "invalid_value", "'up'");
        RefusalTest.assertRefused(served.get(path + "?after=nobody_1"), 400, "after", "invalid_value", "nobody_1");
        RefusalTest.assertRefused(served.get(path + "?before=nobody_1"), 400, "before", "invalid_value", "nobody_1");
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSISTANTS", "MESSAGES"})
    void whatIsAddedOrDeletedMeanwhileShiftsNoPage(Listing listing) {
        String path = filled(listing);
        List<String> all = ids(get(path + "?order=asc"));

        assertPage(get(path + "?limit=2"), List.of(all.get(4), all.get(3)), true);
        add(listing, path);
        delete(path + "/" + all.get(3));
        delete(path + "/" + all.get(1));

        assertPage(get(path + "?limit=2&after=" + all.get(3)), List.of(all.get(2), all.get(0)), false);
    }

    @Test
    void messagesAreListedByTheRunThatWroteThem() {
        String thread = "/threads/" + served.thread();
        candidate.model().will(ModelTurn.says("One.").thenSays("Two."));
        String run = run(thread);
        candidate.model().will(ModelTurn.says("Three."));
        run(thread);
        String path = thread + "/messages?run_id=" + run;

        List<String> both = ids(get(path + "&order=asc"));
        assertThat(both).hasSize(2);
        assertPage(get(path + "&limit=1"), List.of(both.get(1)), true);
        assertPage(get(path + "&limit=1&after=" + both.get(1)), List.of(both.get(0)), false);
        assertThat(get(path).at("data", 0, "run_id").text()).hasValue(run);
        assertThat(ids(get(thread + "/messages"))).hasSize(4);
        assertThat(ids(get(thread + "/messages?run_id=run_nobody"))).isEmpty();
    }

    private String filled(Listing listing) {
        if (listing == Listing.STEPS) {
            ModelTurn turn = ModelTurn.says("1.");
            for (int i = 2; i <= COUNT; i++) {
                turn = turn.thenSays(i + ".");
            }
            candidate.model().will(turn);
            String thread = "/threads/" + served.thread();
            return thread + "/runs/" + run(thread) + "/steps";
        }
        String path = listing == Listing.ASSISTANTS
                ? "/assistants"
                : "/threads/" + id(post("/threads", "{}")) + "/"
                        + listing.name().toLowerCase(Locale.ROOT);
        for (int i = ids(get(path)).size(); i < COUNT; i++) {
            add(listing, path);
        }
        return path;
    }

    private void add(Listing listing, String path) {
        if (listing == Listing.ASSISTANTS) {
            post(path, "{\"model\":\"m\"}");
        } else if (listing == Listing.MESSAGES) {
            post(path, "{\"role\":\"user\",\"content\":\"Hi\"}");
        } else {
            candidate.model().will(ModelTurn.saysSomething());
            run(path.substring(0, path.lastIndexOf('/')));
        }
    }

    /** A run that is over; its id. */
    private String run(String thread) {
        String id = id(post(thread + "/runs", "{\"assistant_id\":\"" + assistant + "\"}"));
        served.ended("/v1" + thread + "/runs/" + id);
        return id;
    }

    private static void assertPage(Json page, List<String> ids, boolean hasMore) {
        assertThat(ids(page)).isEqualTo(ids);
        assertThat(page.at("first_id").text()).hasValue(ids.get(0));
        assertThat(page.at("last_id").text()).hasValue(ids.get(ids.size() - 1));
        assertThat(page.at("has_more").bool()).hasValue(hasMore);
    }

    private static List<String> ids(Json page) {
        return page.at("data").elements().stream().map(ListParametersTest::id).toList();
    }

    private static String id(Json object) {
        return object.at("id").text().orElseThrow();
    }

    private Json get(String path) {
        return Json.parse(served.get("/v1" + path).body());
    }

    private Json post(String path, String body) {
        return Json.parse(served.post("/v1" + path, body).body());
    }

    private void delete(String path) {
        var answer = served.send(served.to("/v1" + path).method("DELETE", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
