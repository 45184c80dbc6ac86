# Where 40 runs end
# Two panels, for a constant step size and for the cosine, with a group of five dots with error bars for each of the three problems.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
drawing = exists("drawing") ? drawing + 1 : 1  # once for each format
if (drawing == 1) set terminal svg size 720,366 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'; set output stem.'.svg'
if (drawing == 2) set terminal pngcairo size 1440,732 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2; set output stem.'.png'

set multiplot

reset
# Panel 1: constant step size
set encoding utf8
set label 1 'Where 40 runs end' at screen 0.5, screen 0.94126 center font ',14'
set label 2 'constant step size' at screen 0.31108, screen 0.85246 center
set label 3 'f above its minimum' at screen 0.02639, screen 0.49025 center rotate by 90
set xrange [-0.45:2.45]
set yrange [8.067e-06:0.02064]
set logscale y
set xtics ('even' 0, 'badly scaled' 1, 'sparse' 2) offset 0,0.35
set ytics ('10⁻⁵' 1e-05, '10⁻⁴' 1e-04, '10⁻³' 0.001, '10⁻²' 0.01, '' 9e-06 1, '' 2e-05 1, '' 3e-05 1, '' 4e-05 1, '' 5e-05 1, '' 6e-05 1, '' 7e-05 1, '' 8e-05 1, '' 9e-05 1, '' 2e-04 1, '' 3e-04 1, '' 4e-04 1, '' 5e-04 1, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1)
set lmargin at screen 0.1087
set rmargin at screen 0.51345
set bmargin at screen 0.17175
set tmargin at screen 0.80874
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y, and how far from there: stems and caps
$error_bars <<EOD
-0.26 9.04803e-05 0 0.000404811
-0.3098 9.04803e-05 0.0995 0
-0.3098 0.000495291 0.0995 0
0.74 0.0112035 0 0.00540671
0.6902 0.0112035 0.0995 0
0.6902 0.0166102 0.0995 0
1.74 0.000865503 0 0.00103958
1.6902 0.000865503 0.0995 0
1.6902 0.00190508 0.0995 0
EOD

# x y
$error_bars_dots <<EOD
-0.26 0.0001697487270479994
0.74 0.013765456659545188
1.74 0.0012060227363790079
EOD

# x y, and how far from there: stems and caps
$error_bars_2 <<EOD
-0.13 7.30998e-05 0 0.000375746
-0.1798 7.30998e-05 0.0995 0
-0.1798 0.000448845 0.0995 0
0.87 0.00289589 0 0.00845406
0.8202 0.00289589 0.0995 0
0.8202 0.0113499 0.0995 0
1.87 0.000554933 0 0.00126957
1.8202 0.000554933 0.0995 0
1.8202 0.00182451 0.0995 0
EOD

# x y
$error_bars_2_dots <<EOD
-0.13 0.00017538743965384344
0.87 0.006749446181457943
1.87 0.0010124772417942059
EOD

# x y, and how far from there: stems and caps
$error_bars_3 <<EOD
0 0.000109656 0 0.000356421
-0.0498 0.000109656 0.0995 0
-0.0498 0.000466077 0.0995 0
1 0.000883691 0 0.00117115
0.9502 0.000883691 0.0995 0
0.9502 0.00205484 0.0995 0
2 0.000163554 0 0.000637453
1.9502 0.000163554 0.0995 0
1.9502 0.000801007 0.0995 0
EOD

# x y
$error_bars_3_dots <<EOD
0 0.00022388261191934328
1 0.0014574600561936227
2 0.00036855612469354675
EOD

# x y, and how far from there: stems and caps
$error_bars_4 <<EOD
0.13 0.000154893 0 0.000467768
0.0802 0.000154893 0.0995 0
0.0802 0.000622662 0.0995 0
1.13 0.00197418 0 0.0011071
1.0802 0.00197418 0.0995 0
1.0802 0.00308128 0.0995 0
2.13 0.000261815 0 0.000688884
2.0802 0.000261815 0.0995 0
2.0802 0.0009507 0.0995 0
EOD

# x y
$error_bars_4_dots <<EOD
0.13 0.00027354593526625467
1.13 0.0023737900787407624
2.13 0.0005161024656731852
EOD

# x y, and how far from there: stems and caps
$error_bars_5 <<EOD
0.26 0.000111049 0 0.000398782
0.2102 0.000111049 0.0995 0
0.2102 0.000509831 0.0995 0
1.26 0.00138317 0 0.00300998
1.2102 0.00138317 0.0995 0
1.2102 0.00439315 0.0995 0
2.26 0.000186703 0 0.000624706
2.2102 0.000186703 0.0995 0
2.2102 0.000811409 0.0995 0
EOD

# x y
$error_bars_5_dots <<EOD
0.26 0.00021920830212308933
1.26 0.002409922634082012
2.26 0.000386128561214911
EOD

plot $error_bars using 1:2:3:4 with vectors nohead linecolor rgb '#12110d' linewidth 2 notitle, \
     $error_bars_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#12110d' linewidth 2 notitle, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with linespoints pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#12110d' linewidth 2 title 'gradient descent' at screen 0.11445, screen 0.05601, \
     $error_bars_2 using 1:2:3:4 with vectors nohead linecolor rgb '#00a789' linewidth 2 notitle, \
     $error_bars_2_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#00a789' linewidth 2 notitle, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with linespoints pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#00a789' linewidth 2 title 'momentum' at screen 0.35779, screen 0.05601, \
     $error_bars_3 using 1:2:3:4 with vectors nohead linecolor rgb '#e04b0a' linewidth 2 notitle, \
     $error_bars_3_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#e04b0a' linewidth 2 notitle, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with linespoints pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#e04b0a' linewidth 2 title 'AdaGrad' at screen 0.54969, screen 0.05601, \
     $error_bars_4 using 1:2:3:4 with vectors nohead linecolor rgb '#0a55d6' linewidth 2 notitle, \
     $error_bars_4_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#0a55d6' linewidth 2 notitle, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with linespoints pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#0a55d6' linewidth 2 title 'RMSProp' at screen 0.71392, screen 0.05601, \
     $error_bars_5 using 1:2:3:4 with vectors nohead linecolor rgb '#850e5c' linewidth 2 notitle, \
     $error_bars_5_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#850e5c' linewidth 2 notitle, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with linespoints pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#850e5c' linewidth 2 title 'Adam' at screen 0.87985, screen 0.05601

reset
# Panel 2: cosine
set encoding utf8
set label 1 'cosine' at screen 0.77262, screen 0.85246 center
set xrange [-0.45:2.45]
set yrange [8.067e-06:0.02064]
set logscale y
set xtics ('even' 0, 'badly scaled' 1, 'sparse' 2) offset 0,0.35
set ytics ('' 1e-05, '' 1e-04, '' 0.001, '' 0.01, '' 9e-06 1, '' 2e-05 1, '' 3e-05 1, '' 4e-05 1, '' 5e-05 1, '' 6e-05 1, '' 7e-05 1, '' 8e-05 1, '' 9e-05 1, '' 2e-04 1, '' 3e-04 1, '' 4e-04 1, '' 5e-04 1, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1)
set lmargin at screen 0.57025
set rmargin at screen 0.975
set bmargin at screen 0.17175
set tmargin at screen 0.80874
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y, and how far from there: stems and caps
$error_bars_6 <<EOD
-0.26 2.20333e-05 0 0.000246211
-0.3098 2.20333e-05 0.0995 0
-0.3098 0.000268244 0.0995 0
0.74 0.000450704 0 0.0014511
0.6902 0.000450704 0.0995 0
0.6902 0.00190181 0.0995 0
1.74 7.3873e-05 0 0.000699628
1.6902 7.3873e-05 0.0995 0
1.6902 0.000773501 0.0995 0
EOD

# x y
$error_bars_6_dots <<EOD
-0.26 8.073574470548114e-05
0.74 0.0010012054153239434
1.74 0.0002575838785774671
EOD

# x y, and how far from there: stems and caps
$error_bars_7 <<EOD
-0.13 1.18169e-05 0 0.00024958
-0.1798 1.18169e-05 0.0995 0
-0.1798 0.000261397 0.0995 0
0.87 0.00042121 0 0.00127064
0.8202 0.00042121 0.0995 0
0.8202 0.00169185 0.0995 0
1.87 6.45245e-05 0 0.000684686
1.8202 6.45245e-05 0.0995 0
1.8202 0.000749211 0.0995 0
EOD

# x y
$error_bars_7_dots <<EOD
-0.13 8.954914190030793e-05
0.87 0.0008844646393589011
1.87 0.00024653736826219517
EOD

# x y, and how far from there: stems and caps
$error_bars_8 <<EOD
0 2.22031e-05 0 0.00030361
-0.0498 2.22031e-05 0.0995 0
-0.0498 0.000325813 0.0995 0
1 3.18722e-05 0 0.000469753
0.9502 3.18722e-05 0.0995 0
0.9502 0.000501625 0.0995 0
2 1.97738e-05 0 0.000434508
1.9502 1.97738e-05 0.0995 0
1.9502 0.000454282 0.0995 0
EOD

# x y
$error_bars_8_dots <<EOD
0 0.0001320440352924183
1 0.0001578626950637023
2 0.00018304985569615357
EOD

# x y, and how far from there: stems and caps
$error_bars_9 <<EOD
0.13 1.09653e-05 0 0.000289741
0.0802 1.09653e-05 0.0995 0
0.0802 0.000300706 0.0995 0
1.13 6.00304e-05 0 0.00061738
1.0802 6.00304e-05 0.0995 0
1.0802 0.00067741 0.0995 0
2.13 1.76686e-05 0 0.000442732
2.0802 1.76686e-05 0.0995 0
2.0802 0.0004604 0.0995 0
EOD

# x y
$error_bars_9_dots <<EOD
0.13 0.0001076191021933912
1.13 0.0002562559257811602
2.13 0.00017170827459537591
EOD

# x y, and how far from there: stems and caps
$error_bars_10 <<EOD
0.26 9.9531e-06 0 0.000317113
0.2102 9.9531e-06 0.0995 0
0.2102 0.000327066 0.0995 0
1.26 8.57122e-05 0 0.000790753
1.2102 8.57122e-05 0.0995 0
1.2102 0.000876465 0.0995 0
2.26 2.41513e-05 0 0.000547801
2.2102 2.41513e-05 0.0995 0
2.2102 0.000571952 0.0995 0
EOD

# x y
$error_bars_10_dots <<EOD
0.26 8.814226240784083e-05
1.26 0.00027385760566005246
2.26 0.00017840471131672867
EOD

plot $error_bars_6 using 1:2:3:4 with vectors nohead linecolor rgb '#12110d' linewidth 2 notitle, \
     $error_bars_6_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#12110d' linewidth 2 notitle, \
     $error_bars_7 using 1:2:3:4 with vectors nohead linecolor rgb '#00a789' linewidth 2 notitle, \
     $error_bars_7_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#00a789' linewidth 2 notitle, \
     $error_bars_8 using 1:2:3:4 with vectors nohead linecolor rgb '#e04b0a' linewidth 2 notitle, \
     $error_bars_8_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#e04b0a' linewidth 2 notitle, \
     $error_bars_9 using 1:2:3:4 with vectors nohead linecolor rgb '#0a55d6' linewidth 2 notitle, \
     $error_bars_9_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#0a55d6' linewidth 2 notitle, \
     $error_bars_10 using 1:2:3:4 with vectors nohead linecolor rgb '#850e5c' linewidth 2 notitle, \
     $error_bars_10_dots using 1:2 with points pointtype 7 pointsize 0.6000000000000001 linecolor rgb '#850e5c' linewidth 2 notitle

unset multiplot

unset output
if (drawing < 2) load ARG0
