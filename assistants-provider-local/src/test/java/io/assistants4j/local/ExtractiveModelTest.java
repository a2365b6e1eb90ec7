package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtractiveModelTest {

    private static final String SHOP = """
            You are the friendly assistant of a shoe shop.
            Answer in one sentence.

            # Opening hours
            - Monday to Friday: nine to five
            - Saturday: ten to two. On Sundays we are closed.

            # Returns
            Refunds are paid within 14 days of the return. Shoes must be unworn.

            Q: Do you ship to Switzerland?
            A: Yes, for nine francs.

            Shipping costs:
            * Germany 4 euros
            * France 6 euros
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How long do refunds take?           | Refunds are paid within 14 days of the return.
            how long does a REFUND take         | Refunds are paid within 14 days of the return.
            Are you open on Sunday?             | On Sundays we are closed.
            When are you open on Saturday?      | Saturday: ten to two.
            Must shoes be unworn?               | Shoes must be unworn.
            """)
    void quotesTheSentenceOfTheInstructionsThatFits(String question, String quoted) {
        assertThat(ask(SHOP, question)).startsWith("The instructions say: \u201c" + quoted + "\u201d");
    }

    @Test
    void aQuestionInTheInstructionsFindsTheAnswerBelowIt() {
        assertThat(ask(SHOP, "Do you ship to Switzerland?"))
                .isEqualTo("The instructions say: \u201cA: Yes, for nine francs.\u201d");
    }

    @Test
    void aHeadingFindsWhatStandsUnderIt() {
        assertThat(ask(SHOP, "Opening hours?"))
                .contains("Monday to Friday: nine to five", "Saturday: ten to two.", "On Sundays we are closed.");
        assertThat(ask(SHOP, "What does shipping to France cost?"))
                .startsWith("The instructions say: \u201cFrance 6 euros\u201d");
    }

    @Test
    void quotesAtMostThreeSentences() {
        String alike = "The red door is open. The red window is shut. The red roof leaks. The red floor creaks.";

        assertThat(new ExtractiveModel()
                        .answer(new Reading(alike, List.of(), "What is red?"))
                        .quotes())
                .extracting(Passage::text)
                .hasSize(3);
    }

    @Test
    void sentencesThatFitAlikeComeInTheOrderOfTheText() {
        assertThat(ask("One cat sleeps. Two cat sleeps. Six cat sleeps.", "Which cat?"))
                .isEqualTo("The instructions say: \u201cOne cat sleeps.\u201d \u201cTwo cat sleeps.\u201d"
                        + " \u201cSix cat sleeps.\u201d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"What is the capital of Mongolia?", "Hello!", "", "?", "\ud83e\udd37", "Who are you?"})
    void saysPlainlyThatNothingFits(String question) {
        assertThat(ask("Refunds take 14 days.", question)).isEqualTo(Answer.NOTHING_FITS);
    }

    @Test
    void saysPlainlyThatNothingFitsWhenThereIsNothing() {
        assertThat(ask("", "What is the price?")).isEqualTo(Answer.NOTHING_FITS);
    }

    @Test
    void quotesWhatTheUserSaidBefore() {
        assertThat(ask("You are helpful.", "What is my name?", user("My name is Ana. What is yours?")))
                .isEqualTo("You said: \u201cMy name is Ana.\u201d");
    }

    @Test
    void ofTwoStatementsThatFitAlikeTheLaterOneWins() {
        assertThat(ask("", "Where is my desk?", user("My desk is upstairs."), user("My desk is outside.")))
                .isEqualTo("You said: \u201cMy desk is outside.\u201d \u201cMy desk is upstairs.\u201d");
    }

    @Test
    void quotesTheSentenceBesideTheQuestionInTheSameMessage() {
        assertThat(ask("", "The train to Rome leaves at ten. When does the train leave?"))
                .isEqualTo("You say: \u201cThe train to Rome leaves at ten.\u201d");
    }

    @Test
    void searchesForTheWholeMessageWhenItsQuestionSaysNothing() {
        assertThat(ask("Lamps are repaired in Bern.", "My lamp is broken. What now?"))
                .isEqualTo("The instructions say: \u201cLamps are repaired in Bern.\u201d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the price of a lamp?",
                "what is the price of a lamp",
                "Is the price of a lamp high?",
                "tell me the price of a lamp"
            })
    void neverQuotesAQuestionOfTheUser(String earlier) {
        assertThat(ask("", "What is the price of a lamp?", user(earlier))).isEqualTo(Answer.NOTHING_FITS);
    }

    @Test
    void neverQuotesTheQuestionBack() {
        assertThat(ask("", "lamp price", user("Lamp price!"), user("lamp price")))
                .isEqualTo(Answer.NOTHING_FITS);
    }

    @Test
    void whatTheAssistantSaidIsQuotedOnlyWhereTheSourcesHaveNothing() {
        Utterance said = new Utterance(Speaker.ASSISTANT, "A lamp costs nine francs, a lamp is a good lamp.");

        assertThat(ask("The lamp costs ten francs.", "What does the lamp cost?", said))
                .isEqualTo("The instructions say: \u201cThe lamp costs ten francs.\u201d");
        assertThat(ask("", "What does the lamp cost?", said))
                .isEqualTo("I said earlier: \u201cA lamp costs nine francs, a lamp is a good lamp.\u201d");
    }

    @Test
    void anEarlierAnswerDoesNotChangeTheAnswer() {
        String first = ask(SHOP, "How long do refunds take?");

        assertThat(ask(
                        SHOP,
                        "How long do refunds take?",
                        user("How long do refunds take?"),
                        new Utterance(Speaker.ASSISTANT, first)))
                .isEqualTo(first);
        assertThat(ask(
                        "",
                        "What does the model find?",
                        user("What does it find?"),
                        new Utterance(Speaker.ASSISTANT, Answer.NOTHING_FITS)))
                .isEqualTo(Answer.NOTHING_FITS);
    }

    @Test
    void anEarlierQuotationIsNotQuotedInsideAnother() {
        Utterance said = new Utterance(
                Speaker.ASSISTANT,
                "You said: \u201cMy desk is here.\u201d The instructions say: \u201cA desk is blue.\u201d");

        assertThat(ask("", "Where is the desk?", said))
                .isEqualTo("I said earlier: \u201cMy desk is here.\u201d \u201cA desk is blue.\u201d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Die Filiale öffnet um neun. Die Rückgaben sind 30 Tage lang möglich. | Wie lange ist eine Rückgabe möglich? | Die Rückgaben sind 30 Tage lang möglich.
            Le magasin ouvre à neuf heures. Les remboursements prennent dix jours. | Combien de temps prend un remboursement ? | Les remboursements prennent dix jours.
            L’ouverture du dimanche est supprimée. Le lundi est calme. | Quand a lieu l'ouverture ? | L’ouverture du dimanche est supprimée.
            La tienda abre a las nueve. Las devoluciones tardan diez días. | ¿Cuánto tarda una devolución? | Las devoluciones tardan diez días.
            Магазин открыт с девяти. Возврат возможен в течение месяца. | Сколько времени возможен возврат? | Возврат возможен в течение месяца.
            我们早上九点开门。退款需要十四天。周日休息。 | 退款需要几天？ | 退款需要十四天。
            当店は午前9時に開店します。返金には14日かかります。 | 返金は何日かかりますか？ | 返金には14日かかります。
            يفتح المتجر في التاسعة. يستغرق استرداد الأموال أسبوعا. | متى يفتح المتجر؟ | يفتح المتجر في التاسعة.
            """)
    void readsOtherLanguages(String instructions, String question, String quoted) {
        assertThat(ask(instructions, question)).isEqualTo("The instructions say: \u201c" + quoted + "\u201d");
    }

    @Test
    void fillerWordsOfAnotherLanguageAreNoFit() {
        assertThat(ask("Die Filiale ist von Montag bis Freitag offen.", "Was ist die Hauptstadt von Frankreich?"))
                .isEqualTo(Answer.NOTHING_FITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a ", "a? ", "x. ", "\n:", "( ", "\u5929", "\u201c", "\ud83e\udd37", "\ud83e", "# \n", "- "
            })
    @Timeout(60)
    void theLargestInstructionsOfAnyShapeAreRead(String part) {
        String large = part.repeat(256_000 / part.length());

        assertThat(ask(large, large)).isNotEmpty().hasSizeLessThan(2_000);
    }

    @Test
    void aQuestionOfThousandsOfWordsIsSearchedFor() {
        StringBuilder question = new StringBuilder("refunds shoes return ");
        IntStream.range(0, 5_000).forEach(i -> question.append("word").append(i).append(' '));

        assertThat(ask("Refunds for shoes take a return.", question + "?"))
                .isEqualTo("The instructions say: \u201cRefunds for shoes take a return.\u201d");
    }

    @Test
    @Timeout(60)
    void severalThreadsGetTheSameAnswer() throws Exception {
        String expected = ask(SHOP, "Are the shoes unworn on Sunday?");
        ExtractiveModel shared = new ExtractiveModel();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(threads.submit(
                        () -> shared.answer(new Reading(SHOP, List.of(), "Are the shoes unworn on Sunday?"))
                                .text()));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void anAnswerOverTwoHundredSentencesTakesWellUnderASecond() {
        StringBuilder instructions = new StringBuilder();
        IntStream.range(0, 200)
                .forEach(i -> instructions.append("Room " + i + " has a window and a table with flowers. "));
        ask(instructions.toString(), "Which room is number 77?");

        long start = System.nanoTime();
        String answer = ask(instructions.toString(), "Which room is number 77?");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(answer).contains("Room 77 has");
    }

    private static String ask(String instructions, String question, Utterance... conversation) {
        return new ExtractiveModel()
                .answer(new Reading(instructions, List.of(conversation), question))
                .text();
    }

    private static Utterance user(String text) {
        return new Utterance(Speaker.USER, text);
    }
}
