package io.assistants4j.local;

import java.util.List;
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

    private final Language language;

    WordAnalyzer(Language language) {
        this.language = language;
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
