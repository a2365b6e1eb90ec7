package io.assistants4j.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Turns a text into the words it is found by: Unicode word breaks, then lower case, stop words, endings and accents of one language.
 *
 * <p>Chinese, Japanese and Korean are found by pairs of characters, whatever the language is taken to be.
 */
final class WordAnalyzer extends Analyzer {

    private static final CharArraySet ELISIONS = new CharArraySet(
            List.of(
                    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all",
                    "dall", "dell", "nell", "sull", "quell", "dov", "com"),
            true);

    private static final String ANY_FIELD = "";

    /** Of a question of more different words only the first are searched for; Lucene's own limit is 1024. */
    private static final int MOST_WORDS = 512;

    private final Language language;

    WordAnalyzer(Language language) {
        this.language = language;
    }

    /** The different words {@code text} is found by, in order; none if it has only filler words. */
    static Set<String> words(Language language, String text) {
        Set<String> words = new LinkedHashSet<>();
        try (WordAnalyzer analyzer = new WordAnalyzer(language);
                TokenStream tokens = analyzer.tokenStream(ANY_FIELD, plain(text))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && words.size() < MOST_WORDS) {
                words.add(word.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** What to give an analyzer for {@code text}: the lists of stop words are written with the straight apostrophe. */
    static String plain(String text) {
        return text.replace('\u2019', '\'');
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream tokens = new LowerCaseFilter(new CJKWidthFilter(words));
        tokens = language == Language.ENGLISH
                ? new EnglishPossessiveFilter(tokens)
                : new ElisionFilter(tokens, ELISIONS);
        tokens = new StopFilter(new CJKBigramFilter(tokens), language.stopWords());
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(language.stemmed(tokens)));
    }
}
