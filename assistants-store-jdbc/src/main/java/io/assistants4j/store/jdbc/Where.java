package io.assistants4j.store.jdbc;

import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The conditions that statements share. */
final class Where {
    static final String SCOPE = "provider = :provider and tenant = :tenant";

    private Where() {}

    /** An object by its id. */
    static String object(Map<String, @Nullable Object> parents) {
        return listed(parents) + " and id = :id";
    }

    /** All objects under these parents that were not deleted. */
    static String listed(Map<String, @Nullable Object> parents) {
        return under(parents) + " and deleted = 0";
    }

    /** All rows under these parents. */
    static String under(Map<String, @Nullable Object> parents) {
        StringBuilder sql = new StringBuilder(SCOPE);
        parents.keySet()
                .forEach(name -> sql.append(" and ").append(name).append(" = :").append(name));
        return sql.toString();
    }

    static <S extends SqlStatement<S>> S bind(S statement, Scope scope) {
        return statement.bind("provider", scope.provider().value()).bind("tenant", scope.tenant());
    }
}
