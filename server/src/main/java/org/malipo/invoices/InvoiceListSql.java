package org.malipo.invoices;

/**
 * The statements of lists. Each way to go through invoices has an index that holds them in the order of the list, so that a
 * page costs the same however many there are. All take the same parameters: {@code store}; {@code from}, {@code belowAt} and
 * {@code belowId}, between which invoices lie; {@code take}, how many are wanted; {@code budget}, how many are gone through
 * for them; and what they must match.
 */
final class InvoiceListSql {
    private static final String IN_ORDER = " order by created_at desc, id desc ";
    private static final String WITHIN =
            " store_id = :store and created_at >= :from and (created_at, id) < (:belowAt, cast(:belowId as text)) ";

    /** A word is compared only where all words in one text hold it somewhere, which is much faster to tell. */
    private static final String MATCHING = """
             (:withArchived or not archived)
            and (cast(:states as text[]) is null or status || '/' || additional = any (cast(:states as text[])))
            and (cast(:orders as text[]) is null or order_id = any (cast(:orders as text[])))
            and (cast(:items as text[]) is null or item_code = any (cast(:items as text[])))
            and (cast(:apps as text[]) is null or search_terms && cast(:apps as text[]))
            and (cast(:text as text) is null
                or created_at >= :madeFrom and created_at < :madeBefore
                or strpos(array_to_string(search_terms, chr(10)), :text) > 0
                    and exists (select 1 from unnest(search_terms) term where starts_with(term, :text)))
            """;

    private static final String FIRST = IN_ORDER + "limit :budget";

    private static final String NEWEST =
            "select id, created_at, (" + MATCHING + ") as matches from invoice where" + WITHIN + FIRST;

    private static final String STATES = """
            select i.id, i.created_at
            from unnest(cast(:statuses as text[]), cast(:additionals as text[])) state (wanted, peculiar)
            cross join (values (false), (true)) shelf (put_away)
            cross join lateral (
                select created_at, id
                from invoice
                where archived = put_away and status = wanted and additional = peculiar and
            """ + WITHIN + FIRST + ") i where :withArchived or not put_away" + FIRST;

    /** Their rows are read for the whole of the order, and so are looked at there. */
    private static final String ORDERS = """
            select i.id, i.created_at, i.matches
            from (select distinct unnest(cast(:orders as text[]))) sought (wanted)
            cross join lateral (
                select created_at, id, (
            """ + MATCHING + """
                ) as matches
                from invoice
                where left(order_id, 512) = left(wanted, 512) and order_id = wanted and
            """ + WITHIN + FIRST + ") i" + FIRST;

    private static final String ITEMS = """
            select i.id, i.created_at, i.matches
            from (select distinct unnest(cast(:items as text[]))) sought (wanted)
            cross join lateral (
                select created_at, id, (
            """ + MATCHING + """
                ) as matches
                from invoice
                where left(item_code, 512) = left(wanted, 512) and item_code = wanted and
            """ + WITHIN + FIRST + ") i" + FIRST;

    private static final String MADE_THEN = "(select id, created_at from invoice where created_at >= :madeFrom"
            + " and created_at < :madeBefore and" + WITHIN + FIRST + ")";

    /** Those that have one of the words {@code exact}. */
    private static final String WORDS = """
            select id, created_at
            from (
                select newest.id, newest.created_at
                from unnest(cast(:exact as text[])) word (wanted)
                cross join lateral (
                    select invoice_id as id, created_at
                    from invoice_term
                    where store_id = :store and term = wanted collate "C" and created_at >= :from
                      and (created_at, invoice_id) < (:belowAt, cast(:belowId as text))
                    order by created_at desc, invoice_id desc
                    limit :budget) newest
                union
            """ + MADE_THEN + ") found" + FIRST;

    /**
     * Those that have a word between {@code low} and {@code high}, of which there are at most {@code most}. In the order of
     * the index, so that it is used whatever the planner thinks of the words; time comes afterwards, as it is no help there.
     */
    private static final String HITS = """
            select id, created_at
            from (
                select id, created_at
                from (
                    select invoice_id as id, created_at
                    from invoice_term
                    where store_id = :store and term >= cast(:low as text) collate "C"
                      and term < cast(:high as text) collate "C"
                    order by term, created_at, invoice_id
                    limit :most) word
                where created_at >= :from and (created_at, id) < (:belowAt, cast(:belowId as text))
                union
            """ + MADE_THEN + ") found" + FIRST;

    /** Rows are made as they are asked for: who has found enough reads no further. */
    private static final String STEP = "with place as materialized (";

    private static final String CHECKED = """
            ),
            page as materialized (
                select id, created_at
                from place
                cross join lateral (select 1 from invoice where id = place.id and
            """ + MATCHING + "limit 1) i" + IN_ORDER + "limit :take)";

    private static final String FOUND =
            "), page as materialized (select id, created_at from place where matches" + IN_ORDER + "limit :take)";

    /** Where the page is not full but the budget was used up, one more row tells how far that went. */
    private static final String END = """
             select id, created_at, true as matches from page
            union all
            select id, created_at, false
            from (
                select id, created_at
                from place
                where (select count(*) from page) < :take
                order by created_at desc, id desc
                offset :budget - 1
                limit 1) last
            order by created_at desc, id desc, matches desc
            """;

    static final String STEP_OF_NEWEST = STEP + NEWEST + FOUND + END;
    static final String STEP_OF_STATES = STEP + STATES + CHECKED + END;
    static final String STEP_OF_ORDERS = STEP + ORDERS + FOUND + END;
    static final String STEP_OF_ITEMS = STEP + ITEMS + FOUND + END;
    static final String STEP_OF_WORDS = STEP + WORDS + CHECKED + END;
    static final String STEP_OF_HITS = STEP + HITS + CHECKED + END;

    /** How many there are, told no further than {@code budget}, and when the last of these was made. */
    private static final String PROBE = "select count(*) as many, min(created_at) as oldest from (";

    static final String PROBE_OF_NEWEST =
            PROBE + "select id, created_at from invoice where" + WITHIN + FIRST + ") place";
    static final String PROBE_OF_STATES = PROBE + STATES + ") place";
    static final String PROBE_OF_ORDERS = PROBE + ORDERS + ") place";
    static final String PROBE_OF_ITEMS = PROBE + ITEMS + ") place";
    static final String PROBE_OF_WORDS = PROBE + WORDS + ") place";
    static final String PROBE_OF_HITS = PROBE + HITS + ") place";

    /** All invoices, from a number {@code skip} on. */
    static final String ALL =
            "select id, created_at from invoice where" + WITHIN + IN_ORDER + "offset :skip limit :take";

    /** Goes to the newest {@code budget} of each state, and takes the newest of all. */
    static final String BY_STATE =
            "select id, created_at from (" + STATES + ") place" + IN_ORDER + "offset :skip limit :take";

    /** How many words there are between {@code low} and {@code high}, counted no further than {@code most}. */
    static final String COUNT = """
            select count(*)
            from (
                select 1
                from invoice_term
                where store_id = :store and term >= cast(:low as text) collate "C"
                  and term < cast(:high as text) collate "C"
                order by term
                limit :most) word
            """;

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

    private InvoiceListSql() {}
}
