package io.assistants4j.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * A language whose word endings and filler words are known. Any other is read as {@link #ENGLISH}: its words are found
 * as they stand.
 *
 * <p>Each constant carries two lists that Lucene's stop words lack: words that open a question, and courtesies.
 */
// Lucene wants its own kind of set; these two are unmodifiable.
@SuppressWarnings("ImmutableEnumChecker")
enum Language {
    ENGLISH(
            "what when where which who whom whose why how is are was were do does did can could will would shall should"
                    + " may might has have please tell show give explain describe list",
            "also us hi hello hey thanks thank much many need want know help about mean yes ok okay"),
    GERMAN(
            "was wann wo welche welcher welches wer wen wem wessen warum wieso weshalb wie wohin woher ist sind kann"
                    + " kannst könnt können könnte darf soll gibt hat habt bitte erkläre zeige nenne",
            "gibt es hallo danke mal ja"),
    FRENCH(
            "que quoi quand où quel quelle quels quelles qui pourquoi comment combien est peux peut pouvez puis dis"
                    + " donne explique montre",
            "s'il plaît bonjour merci oui"),
    SPANISH(
            "qué que cuándo cuando dónde donde cuál cual cuáles quién quien por cómo como cuánto cuánta cuántos cuántas"
                    + " puedes puede puedo dime explica muestra",
            "favor hola gracias"),
    ITALIAN(
            "che cosa quando dove quale quali chi perché come quanto quanta quanti quante puoi può posso dimmi spiega"
                    + " mostra",
            "favore ciao grazie"),
    PORTUGUESE(
            "que quando onde qual quais quem por porque como quanto quanta quantos quantas pode posso podes diga"
                    + " explique mostre",
            "favor olá obrigado obrigada"),
    DUTCH(
            "wat wanneer waar welke welk wie waarom hoe hoeveel is zijn kan kun kunt mag heeft hebt vertel toon leg",
            "alstublieft hallo dank bedankt"),
    RUSSIAN(
            "что когда где куда откуда какой какая какое какие кто кого кому почему зачем как сколько можно можете"
                    + " скажи расскажи объясни покажи",
            "пожалуйста привет здравствуйте спасибо");

    /** Enough to tell a language by: a long text is not read to its end for it. */
    private static final int SAMPLE = 4_000;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}']+");

    private final CharArraySet openers;
    private final CharArraySet stopWords;

    Language(String openers, String courtesies) {
        this.openers = CharArraySet.unmodifiableSet(new CharArraySet(List.of(openers.split(" ")), true));
        CharArraySet fillers = CharArraySet.copy(listedByLucene(name().toLowerCase(Locale.ROOT) + "_stop.txt"));
        fillers.addAll(this.openers);
        fillers.addAll(List.of(courtesies.split(" ")));
        this.stopWords = CharArraySet.unmodifiableSet(fillers);
    }

    /**
     * The language of the question, told by its filler words. What else was read decides where those leave it open, and
     * where that does, too, it is English.
     */
    static Language of(String question, String everything) {
        List<String> asked = words(question).toList();
        List<String> read = words(everything).toList();
        Language best = ENGLISH;
        long most = 0;
        for (Language language : values()) {
            long count = SAMPLE * language.countIn(asked) + language.countIn(read);
            if (count > most) {
                best = language;
                most = count;
            }
        }
        return best;
    }

    /** Words that say nothing about what a sentence is about. */
    CharArraySet stopWords() {
        return stopWords;
    }

    /** Whether the first word is one that opens a question or a request. */
    boolean opensQuestion(String sentence) {
        return words(sentence).limit(1).anyMatch(openers::contains);
    }

    TokenStream stemmed(TokenStream tokens) {
        return new SnowballFilter(tokens, name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT));
    }

    private long countIn(List<String> words) {
        return words.stream().filter(stopWords::contains).count();
    }

    private static Stream<String> words(String text) {
        String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
        return NO_WORD.splitAsStream(sample.replace('\u2019', '\'').toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty());
    }

    private static CharArraySet listedByLucene(String file) {
        try (InputStream list = Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(file), file)) {
            return WordlistLoader.getSnowballWordSet(new InputStreamReader(list, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
