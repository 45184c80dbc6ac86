# How many iterations 400 searches need
# A histogram with one hump and a tail to the right; a line marks the median.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,547 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'How many iterations 400 searches need' at screen 0.53904, screen 0.96069 center font ',14'
set label 2 'searches' at screen 0.02639, screen 0.53748 center rotate by 90
set label 3 'iterations until below 0.01' at screen 0.53904, screen 0.08318 center
set xrange [-1.6:41.6]
set yrange [0:103]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30, '35' 35, '40' 40) offset 0,0.35
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100)
set lmargin at screen 0.10308
set rmargin at screen 0.975
set bmargin at screen 0.15356
set tmargin at screen 0.92139
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# left right bottom top
$histogram <<EOD
4 6 0 5
6 8 0 6
8 10 0 6
10 12 0 20
12 14 0 49
14 16 0 82
16 18 0 99
18 20 0 60
20 22 0 44
22 24 0 17
24 26 0 6
26 28 0 5
34 36 0 1
EOD

# x y
$vertical_2 <<EOD
16 0
16 103
EOD

plot $histogram using 1:3:1:2:3:4 with boxxyerror fillcolor rgb '#3300a789' fillstyle solid border linecolor rgb '#ffffff' linewidth 0.8 notitle, \
     $vertical_2 using 1:2 with lines linecolor rgb '#000000' linewidth 1.5 title 'median' at screen 0.52811, screen 0.03839

set terminal pngcairo size 1440,1094 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
