/**
 * LNURL without HTTP: the forms in which its links come (LUD-01, 16, 17) and the messages behind them, as a service writes and
 * a wallet reads them (LUD-03, 04, 06, 09, 10, 12, 18, 20, 21). Links may lead anywhere: who follows one guards its calls.
 */
@NullMarked
package org.malipo.ln.lnurl;

import org.jspecify.annotations.NullMarked;
