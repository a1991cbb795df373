/** Last year's claims judged as they went out, held against what their payers made of them. */
package org.cleanclaim.standalone.backtest;
