package org.malipo.access.audit;

/**
 * The statements that look for lines of the log. Each is put so that only the index of what leads it gives the order that it
 * asks for, as the database does not know when it plans how rare something is that is sought. Objects are rare as a rule.
 */
final class AuditSql {
    static final String COLUMNS =
            "position, at, action, actor_id, impersonator_id, credential, address, store_id, object, details, hash";

    private static final String NEWEST_FIRST = """
            order by position desc
            limit :limit
            """;

    private static final String IN_STORE = " and (:store::text is null or store_id = :store)";
    private static final String DID = " and (:action::text is null or action = :action or action like :group)";
    private static final String BY = " and (:actor::text is null or actor_id = :actor or impersonator_id = :actor)";
    private static final String WHEN =
            " and (:since::timestamptz is null or at >= :since)" + " and (:until::timestamptz is null or at < :until)";
    private static final String GO_ON = " and position < :before " + NEWEST_FIRST;

    private static final String LINES = "select " + COLUMNS + " from audit_entry where ";

    static final String OF_ALL = LINES + "true" + GO_ON;

    static final String OF_OBJECT = LINES + "object = :object" + IN_STORE + DID + BY + WHEN + GO_ON;

    static final String OF_STORE = LINES
            + "(store_id, position) > (:store, 0) and (store_id, position) < (:store, :before)" + WHEN
            + " order by store_id desc, position desc limit :limit";

    private static final String THEMSELVES = LINES
            + "(actor_id, position) > (:actor, 0) and (actor_id, position) < (:actor, :before)" + IN_STORE + DID + WHEN
            + " order by actor_id desc, position desc limit :limit";

    private static final String IN_ANOTHERS_NAME = LINES + "impersonator_id is not null"
            + " and (impersonator_id, position) > (:actor, 0) and (impersonator_id, position) < (:actor, :before)"
            + " and actor_id is distinct from :actor" + IN_STORE + DID + WHEN
            + " order by impersonator_id desc, position desc limit :limit";

    /** Two walks: what they did themselves or was done in their name, and what they did in somebody else's. */
    static final String OF_PERSON = "select " + COLUMNS + " from ((" + THEMSELVES + ") union all (" + IN_ANOTHERS_NAME
            + ")) both_ways " + NEWEST_FIRST;

    /** A walk for each action that there is: from one to the next by the index, and then its newest lines. */
    static final String OF_ACTION = """
            with recursive known (name) as (
                (select action from audit_entry order by action limit 1)
                union all
                select (select action from audit_entry where action > name order by action limit 1)
                from known
                where name is not null
            )
            """ + "select " + COLUMNS + " from known cross join lateral (" + LINES
            + "(action, position) > (name, 0) and (action, position) < (name, :before)" + WHEN
            + " order by action desc, position desc limit :limit) found where name = :action or name like :group "
            + NEWEST_FIRST;

    static final String OF_ACTION_IN_STORE = """
            with recursive known (name) as (
                (select action from audit_entry where store_id = :store order by action limit 1)
                union all
                select (select action from audit_entry where store_id = :store and action > name order by action limit 1)
                from known
                where name is not null
            )
            """ + "select " + COLUMNS + " from known cross join lateral (" + LINES
            + "store_id = :store and (action, position) > (name, 0) and (action, position) < (name, :before)" + WHEN
            + " order by action desc, position desc limit :limit) found where name = :action or name like :group "
            + NEWEST_FIRST;

    /**
     * By time rather than by position, which differ only for lines that were written at the same moment: the page before ended
     * with a line whose time counts.
     */
    static final String OF_TIME = LINES + """
            at >= coalesce(:since::timestamptz, '-infinity') and at < coalesce(:until::timestamptz, 'infinity')
              and (at, position) < (
                  coalesce((select last.at from audit_entry last where last.position = :before), 'infinity'), :before)
            order by at desc, position desc
            limit :limit
            """;

    private AuditSql() {}
}
