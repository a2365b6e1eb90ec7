package io.assistants4j.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Texts in memory, ranked by BM25 for a question.
 *
 * <p>Equal scores rank in the order the texts were given: nothing is merged, so Lucene's document numbers are that order.
 */
final class PassageIndex implements Closeable {

    /** On a JDK newer than itself Lucene warns that its vector search could be faster. We have no vectors. */
    private static final Logger VECTOR_WARNING =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        if (VECTOR_WARNING.getLevel() == null) {
            VECTOR_WARNING.setLevel(Level.SEVERE);
        }
    }

    private static final String BODY = "body";
    private static final String KIND = "kind";
    private static final FieldType BODY_TYPE = bodyType();

    private final Analyzer analyzer;
    private final Directory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** A text to be found and the kind it can be searched by. */
    record Entry(String kind, String text) {}

    /** The place of a found text in the list given, counted from 0, and how well it fits. */
    record Hit(int position, float score) {}

    PassageIndex(Language language, List<Entry> entries) {
        this.analyzer = new WordAnalyzer(language);
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setSimilarity(new BM25Similarity())
                .setMergePolicy(NoMergePolicy.INSTANCE)
                // The default scheduler has threads of its own.
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Entry entry : entries) {
                Document document = new Document();
                document.add(new Field(BODY, WordAnalyzer.plain(entry.text()), BODY_TYPE));
                document.add(new StringField(KIND, entry.kind(), Field.Store.NO));
                writer.addDocument(document);
            }
            this.reader = DirectoryReader.open(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
        // The default is shared by the whole JVM, and each index here is searched once.
        searcher.setQueryCache(null);
    }

    /** The best {@code most} texts of one of {@code kinds} that have at least {@code fewest} of the words, best first. */
    List<Hit> search(Set<String> words, int fewest, Set<String> kinds, int most) {
        if (words.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder query =
                new BooleanQuery.Builder().add(anyOf(KIND, kinds), Occur.FILTER).setMinimumNumberShouldMatch(fewest);
        words.forEach(word -> query.add(new TermQuery(new Term(BODY, word)), Occur.SHOULD));
        List<Hit> hits = new ArrayList<>();
        try {
            for (ScoreDoc found : searcher.search(query.build(), most).scoreDocs) {
                hits.add(new Hit(found.doc, found.score));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hits;
    }

    @Override
    public void close() {
        try (analyzer;
                directory;
                reader) {
            // Closed in this order, the last first.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query anyOf(String field, Set<String> values) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        values.forEach(value -> query.add(new TermQuery(new Term(field, value)), Occur.SHOULD));
        return query.build();
    }

    private static FieldType bodyType() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
