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

    private static final String WORDS = """
             from unnest(cast(:lows as text[]), cast(:highs as text[])) sought (low, high)
            join invoice_term on term >= low collate "C" and term < high collate "C"
            where store_id = :store and created_at >= :from
              and (created_at, invoice_id) < (:belowAt, cast(:belowId as text))
            """;
    private static final String MADE_THEN =
            " from invoice where created_at >= :madeFrom and created_at < :madeBefore and" + WITHIN;

    /** How many have such a word, counted no further than {@code most}; one that has several is counted several times. */
    static final String COUNT = "select count(*) from ((select 1" + WORDS + "limit :most) union all (select 1"
            + MADE_THEN + "limit :most)) found";

    /** Takes the newest {@code most} that have such a word, and of these what matches. */
    static final String BY_WORDS = SELECT
            + "invoice where id = any (array(select id from (select invoice_id as id, created_at" + WORDS
            + "union select id, created_at" + MADE_THEN + ") found" + IN_ORDER + "limit :most)) and" + MATCHING + END;

    /** What matches among the newest {@code most}. */
    static final String AMONG_NEWEST =
            SELECT + "(select * from invoice where" + WITHIN + IN_ORDER + "limit :most) newest where" + MATCHING + END;

    private InvoiceListSql() {}
}
