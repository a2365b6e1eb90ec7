package io.assistants4j.wire.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeErrorsTest {
    private final EnvelopeErrors errors = new EnvelopeErrors();

    @Test
    void theEnvelopeIsReadWhole() {
        ErrorText text = json("{\"error\":{\"message\":\"no\",\"type\":\"t\",\"param\":\"p\",\"code\":\"c\"}}");

        assertThat(text).isEqualTo(new ErrorText("no", "t", "p", "c"));
    }

    @Test
    void whatAServerInPythonDoesNotSayIsNoText() {
        ErrorText text =
                json("{\"error\":{\"message\":\"no\",\"type\":\"None\",\"param\":\"None\",\"code\":\"None\"}}");

        assertThat(text).isEqualTo(new ErrorText("no", null, null, null));
        assertThat(text.type()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"no\"}}",
                "{\"error\":{\"error\":{\"message\":\"no\"}}}",
                "[{\"error\":{\"message\":\"no\"}}]",
                "{\"error\":\"no\"}",
                "{\"message\":\"no\"}",
                "{\"detail\":\"no\"}",
                "{\"error\":{},\"message\":\"no\"}",
                "{\"errors\":[{\"message\":\"no\"}]}",
                "{\"message\":[\"no\"]}",
                "{\"statusCode\":429,\"message\":\"no\"}",
                "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"no\"}",
                "{\"detail\":[{\"msg\":\"no\"}]}"
            })
    void bentEnvelopesAreReadToo(String body) {
        assertThat(json(body).message()).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Cannot POST /v1/assistants</body></html>",
                "404 page not found",
                "{\"detail\":\"Not Found\"}",
                "{\"message\":\"no Route matched with those values\"}",
                "{\"timestamp\":1,\"status\":404,\"error\":\"Not Found\",\"path\":\"/v1/assistants\"}",
                "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}",
                "{\"error\":{\"message\":\"Invalid URL (POST /v1/threads)\",\"type\":\"invalid_request_error\"}}"
            })
    void aRouteThatIsMissingIsToldFromAnObjectThatIsMissing(String body) {
        assertThat(errors.saysNoSuchRoute(errors.decode(404, "", body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"No thread found with id 'thread_1'.\",\"type\":\"invalid_request_error\"}}",
                "{\"detail\":\"AssistantObject not found.\"}",
                "{\"error\":{\"message\":\"The model `m` does not exist\",\"code\":\"model_not_found\"}}"
            })
    void anObjectThatIsMissingIsToldFromARouteThatIsMissing(String body) {
        assertThat(errors.saysNoSuchRoute(errors.decode(404, "application/json", body)))
                .isFalse();
    }

    @Test
    void aNumberIsACodeToo() {
        assertThat(json("{\"error\":{\"message\":\"no\",\"code\":400}}").code()).isEqualTo("400");
        assertThat(json("{\"statusCode\":401,\"message\":\"no\"}").code()).isEqualTo("401");
    }

    @Test
    void aListOfComplaintsIsReadWithTheirPlaces() {
        ErrorText text = json("{\"detail\":[{\"loc\":[\"body\",\"tools\",0,\"name\"],\"msg\":\"Field required\","
                + "\"type\":\"missing\"},{\"loc\":[\"body\",\"metadata\"],\"msg\":\"Extra inputs are not permitted\"},"
                + "{\"odd\":1}]}");

        assertThat(text.message())
                .isEqualTo("tools[0].name: Field required; metadata: Extra inputs are not permitted; {odd=1.0}");
        assertThat(text.param()).isEqualTo("tools[0].name");
    }

    @Test
    void whatAuthorizationServersSayIsRead() {
        ErrorText text = json("{\"error\":\"invalid_client\",\"error_description\":\"no such client\"}");

        assertThat(text).isEqualTo(new ErrorText("no such client", null, null, "invalid_client"));
    }

    @Test
    void azuresInnerErrorsDoNotHideTheOuterOne() {
        ErrorText text = json(
                "{\"error\":{\"message\":\"filtered\",\"type\":null,\"param\":\"prompt\","
                        + "\"code\":\"content_filter\",\"status\":400,\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}}");

        assertThat(text).isEqualTo(new ErrorText("filtered", null, "prompt", "content_filter"));
    }

    @Test
    void aPageIsNamedByItsTitle() {
        ErrorText text = errors.decode(
                502, "text/html", "<html><head><title>502 Bad\n Gateway</title></head><body>x</body></html>");

        assertThat(text.message()).isEqualTo("HTTP 502 (text/html): 502 Bad Gateway");
    }

    @Test
    void nothingIsSaidToBeNothing() {
        assertThat(errors.decode(503, "", " ").message()).isEqualTo("HTTP 503 without a body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "null", "[]", "{}", "{\"error\":null}", "\"x\"", "12", "{\"error\":{\"message\":null}}"})
    void whatMakesNoSenseIsQuoted(String body) {
        assertThat(json(body).message()).isEqualTo("HTTP 500 (application/json): " + body);
    }

    @Test
    void anEndlessMessageIsCut() {
        assertThat(json("{\"message\":\"" + "x".repeat(100_000) + "\"}").message())
                .hasSizeLessThan(2_100);
        assertThat(errors.decode(500, "", "y".repeat(100_000)).message()).hasSizeLessThan(300);
    }

    private ErrorText json(String body) {
        return errors.decode(500, "application/json", body);
    }
}
