# The size of the noise ball
# Two panels on logarithmic axes. Left, over the batch size, gradient descent falls along the dashed line of the formula, RMSProp and Adam less steeply. Right, over the step size, all three rise.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
drawing = exists("drawing") ? drawing + 1 : 1  # once for each format
if (drawing == 1) set terminal svg size 720,388 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'; set output stem.'.svg'
if (drawing == 2) set terminal pngcairo size 1440,776 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2; set output stem.'.png'

set multiplot

reset
# Panel 1: the batch size, at step size 0.05
set encoding utf8
set label 1 'The size of the noise ball' at screen 0.5, screen 0.94459 center font ',14'
set label 2 'the batch size, at step size 0.05' at screen 0.31108, screen 0.86082 center
set label 3 'f above its minimum' at screen 0.02639, screen 0.51915 center rotate by 90
set label 4 'batch size' at screen 0.31108, screen 0.11949 center
set xrange [0.8318:120.2]
set yrange [4.537e-05:0.02781]
set logscale x
set logscale y
set xtics ('10⁰' 1, '10¹' 10, '10²' 100, '' 0.9 1, '' 2 1, '' 3 1, '' 4 1, '' 5 1, '' 6 1, '' 7 1, '' 8 1, '' 9 1, '' 20 1, '' 30 1, '' 40 1, '' 50 1, '' 60 1, '' 70 1, '' 80 1, '' 90 1) offset 0,0.35
set ytics ('10⁻⁴' 1e-04, '10⁻³' 0.001, '10⁻²' 0.01, '' 5e-05 1, '' 6e-05 1, '' 7e-05 1, '' 8e-05 1, '' 9e-05 1, '' 2e-04 1, '' 3e-04 1, '' 4e-04 1, '' 5e-04 1, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1)
set lmargin at screen 0.1087
set rmargin at screen 0.51345
set bmargin at screen 0.21872
set tmargin at screen 0.81959
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$path <<EOD
1 0.005079281684066778
3 0.002250918737791529
10 0.0005051577655524333
29.999999999999996 0.00021330338148149743
100 5.608184459821763e-05
EOD

# x y
$path_2 <<EOD
1 0.011201351537588116
3 0.007943609707106152
10 0.004014370761374818
29.999999999999996 0.0025416880630351954
100 0.001495924298256072
EOD

# x y
$path_3 <<EOD
1 0.009889681432324297
3 0.00789127649172236
10 0.0034196919665015844
29.999999999999996 0.0020171188606566744
100 0.0009631367870507331
EOD

# x y
$line_4 <<EOD
1 0.005689806998587543
3 0.0018966023328625156
10 0.0005689806998587549
29.999999999999996 0.00018966023328625156
100 5.689806998587543e-05
EOD

plot $path using 1:2 with lines linecolor rgb '#12110d' linewidth 1.5 title 'gradient descent' at screen 0.20044, screen 0.05284, \
     $path using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#12110d' linewidth 1.5 title ' ' at screen 0.20044, screen 0.05284, \
     $path_2 using 1:2 with lines linecolor rgb '#0a55d6' linewidth 1.5 title 'RMSProp' at screen 0.44378, screen 0.05284, \
     $path_2 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#0a55d6' linewidth 1.5 title ' ' at screen 0.44378, screen 0.05284, \
     $path_3 using 1:2 with lines linecolor rgb '#850e5c' linewidth 1.5 title 'Adam' at screen 0.60971, screen 0.05284, \
     $path_3 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#850e5c' linewidth 1.5 title ' ' at screen 0.60971, screen 0.05284, \
     $line_4 using 1:2 with lines linecolor rgb '#787878' linewidth 2 dashtype (4,6) title 'α σ² / (4 B)' at screen 0.74596, screen 0.05284

reset
# Panel 2: the step size, at batch size 10
set encoding utf8
set label 1 'the step size, at batch size 10' at screen 0.77262, screen 0.86082 center
set label 2 'step size' at screen 0.77262, screen 0.11949 center
set xrange [0.008871:0.2255]
set yrange [4.537e-05:0.02781]
set logscale x
set logscale y
set xtics ('0.01' 0.01, '0.02' 0.02, '0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '' 0.009 1, '' 0.03 1, '' 0.04 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1) offset 0,0.35
set ytics ('' 1e-04, '' 0.001, '' 0.01, '' 5e-05 1, '' 6e-05 1, '' 7e-05 1, '' 8e-05 1, '' 9e-05 1, '' 2e-04 1, '' 3e-04 1, '' 4e-04 1, '' 5e-04 1, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1)
set lmargin at screen 0.57025
set rmargin at screen 0.975
set bmargin at screen 0.21872
set tmargin at screen 0.81959
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$path_5 <<EOD
0.01 9.15355615011222e-05
0.020000000000000004 0.00018469459551331586
0.049999999999999996 0.0005051577655524333
0.1 0.0011047093770423003
0.20000000000000004 0.0024647665805437864
EOD

# x y
$path_6 <<EOD
0.01 0.000677843162444054
0.020000000000000004 0.0014525094089081645
0.049999999999999996 0.004014370761374818
0.1 0.009058122546493463
0.20000000000000004 0.022323840906164603
EOD

# x y
$path_7 <<EOD
0.01 0.000644054372214543
0.020000000000000004 0.001352533740492522
0.049999999999999996 0.0034196919665015844
0.1 0.006711112045727947
0.20000000000000004 0.013714615211992019
EOD

# x y
$line_8 <<EOD
0.01 0.00011379613997175087
0.020000000000000004 0.00022759227994350177
0.049999999999999996 0.0005689806998587549
0.1 0.0011379613997175087
0.20000000000000004 0.002275922799435018
EOD

plot $path_5 using 1:2 with lines linecolor rgb '#12110d' linewidth 1.5 notitle, \
     $path_5 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#12110d' linewidth 1.5 notitle, \
     $path_6 using 1:2 with lines linecolor rgb '#0a55d6' linewidth 1.5 notitle, \
     $path_6 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#0a55d6' linewidth 1.5 notitle, \
     $path_7 using 1:2 with lines linecolor rgb '#850e5c' linewidth 1.5 notitle, \
     $path_7 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#850e5c' linewidth 1.5 notitle, \
     $line_8 using 1:2 with lines linecolor rgb '#787878' linewidth 2 dashtype (4,6) notitle

unset multiplot

unset output
if (drawing < 2) load ARG0
