package org.malipo.invoices;

/**
 * The statements of lists. Each way to ask has an index that holds invoices in the order of the list, so that a page costs
 * the same however many there are. All take the same parameters: {@code store}; {@code from}, {@code belowAt} and {@code
 * belowId}, between which they lie; {@code skip} and {@code take}; {@code most}, how far to go; and what they must match.
 */
final class InvoiceListSql {
    private static final String SELECT =
            "select " + InvoiceTable.COLUMNS + " from invoice where id = any (array(select id from ";
    private static final String IN_ORDER = " order by created_at desc, id desc ";
    private static final String END = IN_ORDER + "offset :skip limit :take))" + IN_ORDER;
    private static final String WITHIN =
            " store_id = :store and created_at >= :from and (created_at, id) < (:belowAt, cast(:belowId as text)) ";
    private static final String MATCHING = """
             (:withArchived or not archived)
            and status || '/' || additional = any (cast(:states as text[]))
            and (cast(:orders as text[]) is null or order_id = any (cast(:orders as text[])))
            and (cast(:items as text[]) is null or item_code = any (cast(:items as text[])))
            and (cast(:apps as text[]) is null or search_terms && cast(:apps as text[]))
            and (cast(:text as text) is null
                or created_at >= :madeFrom and created_at < :madeBefore
                or exists (select 1 from unnest(search_terms) term where starts_with(term, :text)))
            """;
    private static final String FIRST = " and " + MATCHING + IN_ORDER + "limit :most) i) found";

    static final String ALL = SELECT + "invoice where" + WITHIN + END;

    /** Goes to the newest of each state, and takes the newest of all. */
    static final String BY_STATE =
            SELECT + """
            (
                select i.created_at, i.id
                from unnest(cast(:statuses as text[]), cast(:additionals as text[])) state (wanted, peculiar)
                cross join (values (false), (true)) shelf (put_away)
                cross join lateral (
                    select created_at, id
                    from invoice
                    where archived = put_away and status = wanted and additional = peculiar and
            """ + WITHIN + IN_ORDER + "limit :most) i where :withArchived or not put_away) found" + END;

    static final String BY_ORDER = SELECT + """
            (
                select i.created_at, i.id
                from (select distinct unnest(cast(:orders as text[]))) sought (wanted)
                cross join lateral (
                    select created_at, id
                    from invoice
                    where left(order_id, 512) = left(wanted, 512) and order_id = wanted and
            """ + WITHIN + FIRST + END;

    static final String BY_ITEM = SELECT + """
            (
                select i.created_at, i.id
                from (select distinct unnest(cast(:items as text[]))) sought (wanted)
                cross join lateral (
                    select created_at, id
                    from invoice
                    where left(item_code, 512) = left(wanted, 512) and item_code = wanted and
            """ + WITHIN + FIRST + END;

    /** In the order of the index, so that it is used whatever the planner thinks of the words. */
    private static final String WORDS = """
             unnest(cast(:lows as text[]), cast(:highs as text[])) sought (low, high)
            cross join lateral (
                select invoice_id as id, created_at
                from invoice_term
                where store_id = :store and term >= low collate "C" and term < high collate "C" and created_at >= :from
                  and (created_at, invoice_id) < (:belowAt, cast(:belowId as text))
                order by term, created_at, invoice_id
                limit :most) indexed
            """;

    private static final String MADE_THEN =
            " from invoice where created_at >= :madeFrom and created_at < :madeBefore and" + WITHIN;

    private static final String NEWEST_MADE_THEN = "(select id, created_at" + MADE_THEN + IN_ORDER + "limit :most)";

    /** How many have such a word, counted no further than {@code most}; one that has several is counted several times. */
    static final String COUNT =
            "select count(*) from ((select id, created_at from" + WORDS + ") union all " + NEWEST_MADE_THEN + ") found";

    /** The first {@code most} words between {@code low} and {@code high}, each told once. */
    static final String DISTINCT_WORDS = """
            with recursive word (term) as (
                (select term
                from invoice_term
                where store_id = :store and term >= cast(:low as text) collate "C"
                  and term < cast(:high as text) collate "C"
                order by term
                limit 1)
                union all
                select (
                    select t.term
                    from invoice_term t
                    where t.store_id = :store and t.term > word.term and t.term < cast(:high as text) collate "C"
                    order by t.term
                    limit 1)
                from word
                where word.term is not null
            )
            select term from word where term is not null limit :most
            """;

    /** Takes the newest {@code most} that have one of the words {@code exact}, and of these what matches. */
    static final String BY_EXACT_WORDS =
            SELECT + """
            invoice where id = any (array(select id from (
                select newest.id, newest.created_at
                from unnest(cast(:exact as text[])) word (wanted)
                cross join lateral (
                    select invoice_id as id, created_at
                    from invoice_term
                    where store_id = :store and term = wanted collate "C" and created_at >= :from
                      and (created_at, invoice_id) < (:belowAt, cast(:belowId as text))
                    order by created_at desc, invoice_id desc
                    limit :most) newest
                union
            """ + NEWEST_MADE_THEN + ") found" + IN_ORDER + "limit :most)) and" + MATCHING + END;

    /** Takes the newest {@code some} that have such a word, of which there are at most {@code most}; of these what matches. */
    static final String BY_WORDS = SELECT + "invoice where id = any (array(select id from (select id, created_at from"
            + WORDS + "union " + NEWEST_MADE_THEN + ") found" + IN_ORDER + "limit :some)) and" + MATCHING + END;

    /** What matches among the newest {@code most}. */
    static final String AMONG_NEWEST =
            SELECT + "(select * from invoice where" + WITHIN + IN_ORDER + "limit :most) newest where" + MATCHING + END;

    private InvoiceListSql() {}
}
