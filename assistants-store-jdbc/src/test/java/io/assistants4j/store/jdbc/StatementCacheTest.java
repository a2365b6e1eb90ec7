package io.assistants4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementCacheTest {
    private final StatementCache cache = new StatementCache();
    private final Handle handle = Jdbi.create("jdbc:sqlite::memory:")
            .setStatementBuilderFactory(connection -> cache)
            .open();
    private final List<Statement> used = new ArrayList<>();

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    void aTextIsPreparedOnceAndBoundAnew() {
        assertThat(sum(1, 2)).isEqualTo(3);
        assertThat(sum(20, 30)).isEqualTo(50);

        assertThat(used).hasSize(2);
        assertThat(used.get(1)).isSameAs(used.get(0));
    }

    @Test
    void aStatementInUseIsNotGivenAway() {
        List<Integer> sums = adding(1, 2)
                .map((row, context) -> row.getInt(1) + sum(row.getInt(1), 100))
                .list();

        assertThat(sums).containsExactly(106);
        assertThat(used.get(0)).isNotSameAs(used.get(1));
        assertThat(sum(1, 1)).isEqualTo(2);
    }

    @Test
    void whatFailedCanBeAskedAgain() {
        handle.execute("create table one (id text primary key)");
        insert("a");
        assertThat(catchThrowable(() -> insert("a"))).isNotNull();
        insert("b");

        assertThat(handle.createQuery("select count(*) from one")
                        .mapTo(Integer.class)
                        .one())
                .isEqualTo(2);
    }

    private void insert(String id) {
        handle.createUpdate("insert into one (id) values (:id)").bind("id", id).execute();
    }

    private int sum(int a, int b) {
        return adding(a, b).mapTo(Integer.class).one();
    }

    private Query adding(int a, int b) {
        Query query = handle.createQuery("select :a + :b").bind("a", a).bind("b", b);
        query.addCustomizer(new StatementCustomizer() {
            @Override
            public void beforeExecution(PreparedStatement statement, StatementContext context) {
                used.add(statement);
            }
        });
        return query;
    }
}
